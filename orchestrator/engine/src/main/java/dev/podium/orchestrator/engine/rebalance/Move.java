package dev.podium.orchestrator.engine.rebalance;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.schedule.Seating.Seat;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A task that is replaced by one on a better node.
 *
 * @param reason what is better there, in a sentence
 */
public record Move(TaskView from, Seat to, String reason) {
    /** The task that takes over, once there is an id for it. */
    public Task successor(TaskId id, Instant now) {
        return to.demand().on(to.node(), to.gpus(), id, now).replacing(from.id());
    }

    static Demand demand(Workload workload, TaskView task) {
        return new Demand(
                workload,
                task.task().slot(),
                task.task().release(),
                task.task().restarts(),
                Optional.empty(),
                task.task().attempt(),
                Duration.ZERO);
    }
}
