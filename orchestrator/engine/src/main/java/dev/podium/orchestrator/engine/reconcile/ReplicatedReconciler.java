package dev.podium.orchestrator.engine.reconcile;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.draft.Progress;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.SlotView;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.Workload.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Workloads that want a number of tasks: picks the slots and keeps them filled. */
public final class ReplicatedReconciler implements Reconciler {
    @Override
    public void reconcile(ClusterView cluster, Draft draft) {
        cluster.workloads().stream()
                .filter(workload -> workload.kind() == Kind.REPLICATED && !workload.deleted())
                .forEach(workload -> reconcile(workload, cluster, draft));
    }

    private static void reconcile(Workload workload, ClusterView cluster, Draft draft) {
        SortedMap<Slot, SlotView> existing = cluster.slotsOf(workload);
        if (existing.isEmpty()) {
            begin(workload, draft);
            return;
        }
        SlotUpkeep.keep(workload, choose(workload, existing), existing.values(), cluster, draft);
    }

    /**
     * Nothing of it was ever started, or nothing is remembered of that: there is nothing to update or to keep. The same comes of keeping
     * up its slots, but a backlog of thousands is gone over in every plan.
     */
    private static void begin(Workload workload, Draft draft) {
        List<SlotView> slots = new ArrayList<>(workload.replicas());
        for (int number = 1; number <= workload.replicas(); number++) {
            SlotView slot = SlotView.empty(new Slot.Numbered(number));
            slots.add(slot);
            draft.demand(Demand.first(workload, slot.slot()));
        }
        draft.report(new Progress(workload, slots));
    }

    private static SortedMap<Slot, SlotView> choose(Workload workload, SortedMap<Slot, SlotView> existing) {
        List<SlotView> numbered = existing.values().stream()
                .filter(slot -> slot.slot() instanceof Slot.Numbered)
                .toList();
        List<SlotView> claimed =
                new ArrayList<>(numbered.stream().filter(SlotView::claimed).toList());
        claimed.removeAll(ShrinkOrder.victims(workload, claimed, claimed.size() - workload.replicas()));
        SortedMap<Slot, SlotView> chosen = new TreeMap<>(SlotView.SLOT_ORDER);
        claimed.forEach(slot -> chosen.put(slot.slot(), slot));
        // A slot between its old and its new task counts as one that is there, so that its number is not given away.
        numbered.stream()
                .filter(slot -> !slot.claimed() && slot.retiring(workload.revision()))
                .limit(Math.max(0, workload.replicas() - chosen.size()))
                .forEach(slot -> chosen.put(slot.slot(), slot));
        for (int number = 1; chosen.size() < workload.replicas(); number++) {
            Slot slot = new Slot.Numbered(number);
            chosen.putIfAbsent(slot, existing.getOrDefault(slot, SlotView.empty(slot)));
        }
        return chosen;
    }
}
