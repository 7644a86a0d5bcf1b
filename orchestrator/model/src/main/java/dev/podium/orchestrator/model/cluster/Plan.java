package dev.podium.orchestrator.model.cluster;

import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the leader should commit, decided on one snapshot.
 *
 * @param changes in the order in which they must be committed
 * @param routing the new table, when it differs from the current one
 * @param outlooks for each workload that is not where it should be: why
 * @param wakeAt when to plan again although nothing changed: the end of a backoff, of a drain, of a grace period
 */
public record Plan(
        long revision,
        List<Change> changes,
        Optional<RoutingTable> routing,
        Map<WorkloadId, Outlook> outlooks,
        Optional<Instant> wakeAt) {
    public Plan {
        changes = List.copyOf(changes);
        outlooks = Map.copyOf(outlooks);
    }

    public boolean empty() {
        return changes.isEmpty() && routing.isEmpty();
    }

    /** One change to the cluster store. */
    public sealed interface Change {
        /** A new task on the node it names. */
        record Create(Task task) implements Change {}

        /**
         * The leader wants something else of a task from {@code at} on.
         *
         * @param yieldsTo the more important workload that gets its room, when it leaves for that
         */
        record Desire(TaskId task, DesiredState state, Instant at, Optional<WorkloadId> yieldsTo) implements Change {
            public Desire(TaskId task, DesiredState state, Instant at) {
                this(task, state, at, Optional.empty());
            }

            /** The task as it is from then on. */
            public Task applied(Task before) {
                return yieldsTo.map(to -> before.makingWay(to)).orElse(before).desire(state, at);
            }
        }

        /** The leader states an end no node will report: the node is gone, or never knew the task. */
        record Conclude(TaskStatus status) implements Change {}

        /** The task is over and its record is no longer of interest; its status goes with it. */
        record Forget(TaskId task) implements Change {}

        /** What is remembered of a job or cron from now on. */
        record KeepRuns(RunBook book) implements Change {}

        /** A deleted workload has nothing left on any node; what was remembered of its runs goes with it. */
        record ForgetWorkload(WorkloadId workload, String uid) implements Change {}
    }
}
