package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.List;
import java.util.stream.Stream;

/** A plan in words for the trace. */
final class PlanWords {
    private PlanWords() {}

    static List<String> of(Plan plan) {
        return Stream.concat(
                        plan.changes().stream().map(PlanWords::words),
                        plan.routing().stream()
                                .map(table -> "wants table " + table.version() + " with "
                                        + Router.listed(table).size() + " tasks"))
                .toList();
    }

    private static String words(Change change) {
        return switch (change) {
            case Change.Create(Task task) ->
                "wants " + task.id() + " of " + task.workload() + " slot " + task.slot() + " release "
                        + task.release().number() + " on " + task.node();
            case Change.Desire(TaskId task, DesiredState state, var at, var cause) -> "wants " + task + " to " + state;
            case Change.Conclude(TaskStatus status) -> "gives up " + status.task() + ": " + status.message();
            case Change.Forget(TaskId task) -> "forgets " + task;
            case Change.KeepRuns keep -> "keeps the runs of " + keep.book().workload();
            case Change.ForgetWorkload(WorkloadId workload, String uid) -> "forgets " + workload + " " + uid;
        };
    }
}
