package dev.podium.orchestrator.engine.reconcile;

import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.draft.Progress;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.SlotView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.workload.Workload;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/** What every kind of workload does once it knows its slots: empty the others, fill and update these, trim their history. */
final class SlotUpkeep {
    private SlotUpkeep() {}

    /** @param existing all slots the workload has tasks in, wanted or not */
    static void keep(
            Workload workload,
            SortedMap<Slot, SlotView> wanted,
            Collection<SlotView> existing,
            ClusterView cluster,
            Draft draft) {
        existing.stream()
                .filter(slot -> !wanted.containsKey(slot.slot()))
                .flatMap(slot -> slot.tasks().stream())
                .forEach(task -> vacate(task, draft));
        List<SlotView> slots = List.copyOf(wanted.values());
        new Rollout(workload, slots, cluster.settings(), draft).advance();
        slots.forEach(slot -> forgetOld(slot, cluster.settings().history(), draft));
        draft.report(new Progress(workload, slots));
    }

    /** Nobody wants the task any more: it leaves, or is forgotten when it is over. */
    static void vacate(TaskView task, Draft draft) {
        if (task.wanted()) {
            draft.leave(task);
        } else if (task.ended()) {
            draft.forget(task);
        }
    }

    private static void forgetOld(SlotView slot, int keep, Draft draft) {
        List<TaskView> ended = slot.ended();
        ended.subList(0, Math.max(0, ended.size() - keep)).forEach(draft::forget);
    }
}
