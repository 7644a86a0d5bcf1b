package dev.podium.orchestrator.engine.reconcile;

import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.schedule.Meant;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.engine.view.SlotView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.Workload.Kind;
import java.util.SortedMap;
import java.util.TreeMap;

/** Workloads that want a task on each node whose labels fit: every such node is a slot. */
public final class GlobalReconciler implements Reconciler {
    @Override
    public void reconcile(ClusterView cluster, Draft draft) {
        cluster.workloads().stream()
                .filter(workload -> workload.kind() == Kind.GLOBAL && !workload.deleted())
                .forEach(workload -> reconcile(workload, cluster, draft));
    }

    private static void reconcile(Workload workload, ClusterView cluster, Draft draft) {
        SortedMap<Slot, SlotView> existing = cluster.slotsOf(workload);
        SortedMap<Slot, SlotView> chosen = new TreeMap<>(SlotView.SLOT_ORDER);
        for (NodeView node : cluster.nodes().values()) {
            Slot slot = new Slot.OnNode(node.name());
            SlotView view = existing.getOrDefault(slot, SlotView.empty(slot));
            if (wanted(workload, node, view)) {
                chosen.put(slot, view);
            }
        }
        SlotUpkeep.keep(workload, chosen, existing.values(), cluster, draft);
    }

    /** A cordoned node and one out of touch keep what they have and gain nothing new. */
    private static boolean wanted(Workload workload, NodeView node, SlotView slot) {
        if (!Meant.toRun(workload, node)) {
            return false;
        }
        boolean stays = slot.wanted().stream().anyMatch(TaskView::welcome);
        if (!stays && !Meant.toStart(workload, node)) {
            return false;
        }
        return switch (node.availability()) {
            case ACTIVE -> node.connected() || !slot.tasks().isEmpty();
            case CORDONED -> !slot.tasks().isEmpty();
            case DRAINING -> false;
        };
    }
}
