package dev.podium.orchestrator.engine.reconcile;

import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.draft.Progress;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.run.Run;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Deleted workloads, and tasks whose workload is gone or is another one of the same name: everything of them ends. */
public final class DeletionReconciler implements Reconciler {
    @Override
    public void reconcile(ClusterView cluster, Draft draft) {
        Map<WorkloadId, String> homes = cluster.homes();
        cluster.tasks()
                .values()
                .forEach(tasks -> tasks.stream()
                        .filter(task -> homeless(task, homes))
                        .forEach(task -> SlotUpkeep.vacate(task, draft)));
        cluster.workloads().stream().filter(Workload::deleted).forEach(workload -> finish(workload, cluster, draft));
    }

    private static boolean homeless(TaskView task, Map<WorkloadId, String> homes) {
        return !task.task().workloadUid().equals(homes.get(task.task().workload()));
    }

    private static void finish(Workload workload, ClusterView cluster, Draft draft) {
        Stream<WorkloadId> runs = cluster.bookOf(workload).stream()
                .flatMap(book -> book.runs().stream())
                .map(Run::id);
        boolean over = Stream.concat(Stream.of(workload.id()), runs)
                .flatMap(id -> cluster.tasks().getOrDefault(id, List.of()).stream())
                .allMatch(TaskView::ended);
        if (over) {
            draft.change(new Change.ForgetWorkload(workload.id(), workload.uid()));
        } else {
            draft.report(new Progress(workload, List.of()));
        }
    }
}
