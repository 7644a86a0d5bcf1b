package dev.podium.orchestrator.engine.reconcile;

import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.run.Run;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.Workload.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Crons: makes the runs that are due, takes those that are not over further, and lets go of the oldest. */
public final class CronReconciler implements Reconciler {
    @Override
    public void reconcile(ClusterView cluster, Draft draft) {
        cluster.workloads().stream()
                .filter(workload -> workload.kind() == Kind.CRON && !workload.deleted())
                .forEach(cron -> reconcile(cron, cluster, draft));
    }

    private static void reconcile(Workload cron, ClusterView cluster, Draft draft) {
        Optional<RunBook> before = cluster.bookOf(cron);
        RunBook due = new CronClock(cron, draft.wake(), cluster.now()).due(before.orElseGet(() -> RunBook.empty(cron)));
        List<JobExecution> executions = new ArrayList<>();
        List<Run> advanced = new ArrayList<>();
        for (Run run : due.runs()) {
            Optional<JobExecution> execution =
                    run.asJob(cron.terms()).map(job -> new JobExecution(job, run, cluster, draft));
            execution.ifPresent(executions::add);
            advanced.add(execution.map(JobExecution::advance).orElse(run));
            stop(run, cluster, draft);
        }
        RunBook after = due.with(RunHistory.kept(cron, advanced, draft.wake()));
        if (!after.equals(before.orElseGet(() -> RunBook.empty(cron)))) {
            draft.change(new Change.KeepRuns(after));
        }
        executions.forEach(JobExecution::tidy);
    }

    /** A run that was replaced, or was over when a task was still on its way: nothing of it goes on. */
    private static void stop(Run run, ClusterView cluster, Draft draft) {
        if (!run.active()) {
            cluster.tasks().getOrDefault(run.id(), List.of()).stream()
                    .filter(task -> task.task().workloadUid().equals(run.uid()) && task.wanted())
                    .forEach(draft::leave);
        }
    }
}
