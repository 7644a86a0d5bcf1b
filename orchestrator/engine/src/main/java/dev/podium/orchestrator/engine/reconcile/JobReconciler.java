package dev.podium.orchestrator.engine.reconcile;

import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.run.Run;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.Workload.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Jobs: each revision of one runs once. Another release, or a restart, runs it anew; a run that is over is over, whoever leads and
 * whatever tasks are remembered, because its record says so.
 */
public final class JobReconciler implements Reconciler {
    @Override
    public void reconcile(ClusterView cluster, Draft draft) {
        cluster.workloads().stream()
                .filter(workload -> workload.kind() == Kind.JOB && !workload.deleted())
                .forEach(job -> reconcile(job, cluster, draft));
    }

    private static void reconcile(Workload job, ClusterView cluster, Draft draft) {
        Optional<RunBook> before = cluster.bookOf(job);
        Run run = before.flatMap(RunBook::latest)
                .filter(latest -> latest.revision().equals(job.revision()))
                .orElseGet(() -> Run.of(job, cluster.now()));
        JobExecution execution = new JobExecution(job, run, cluster, draft);
        Run advanced = execution.advance();
        Run after = keptLongEnough(job, advanced, draft) ? advanced.expire() : advanced;
        RunBook book = before.orElseGet(() -> RunBook.empty(job)).with(List.of(after));
        if (!before.equals(Optional.of(book))) {
            draft.change(new Change.KeepRuns(book));
        }
        execution.tidy();
    }

    private static boolean keptLongEnough(Workload job, Run run, Draft draft) {
        Optional<Instant> until = job.job().orElseThrow().ttlAfterFinished().flatMap(run::keptUntil);
        return until.filter(draft.wake()::passed).isPresent();
    }
}
