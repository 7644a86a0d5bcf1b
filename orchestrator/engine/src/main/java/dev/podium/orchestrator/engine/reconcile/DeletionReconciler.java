package dev.podium.orchestrator.engine.reconcile;

import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.draft.Progress;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.workload.Workload;
import java.util.List;
import java.util.Optional;

/** Deleted workloads, and tasks whose workload is gone or is another one of the same name: everything of them ends. */
public final class DeletionReconciler implements Reconciler {
    @Override
    public void reconcile(ClusterView cluster, Draft draft) {
        cluster.tasks()
                .values()
                .forEach(tasks -> tasks.stream()
                        .filter(task -> homeless(task, cluster))
                        .forEach(task -> SlotUpkeep.vacate(task, draft)));
        cluster.workloads().stream().filter(Workload::deleted).forEach(workload -> finish(workload, cluster, draft));
    }

    private static boolean homeless(TaskView task, ClusterView cluster) {
        return Optional.ofNullable(
                        cluster.snapshot().workloads().get(task.task().workload()))
                .filter(workload ->
                        !workload.deleted() && workload.uid().equals(task.task().workloadUid()))
                .isEmpty();
    }

    private static void finish(Workload workload, ClusterView cluster, Draft draft) {
        List<TaskView> tasks = cluster.tasks().getOrDefault(workload.id(), List.of());
        if (tasks.stream().allMatch(TaskView::ended)) {
            draft.change(new Change.ForgetWorkload(workload.id(), workload.uid()));
        } else {
            draft.report(new Progress(workload, List.of()));
        }
    }
}
