package dev.podium.node.agent;

import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskState;
import java.time.Instant;

/** Decides a task's next step from what is wanted and how far it has come. Pure. */
final class TaskSteps {
    private TaskSteps() {}

    /** @param prepared whether its image and sandbox are at hand since this daemon started */
    static TaskStep next(Task task, TaskState state, boolean prepared, Instant now) {
        if (state.ended()) {
            return task.desired() == DesiredState.REMOVE ? new TaskStep.Remove() : new TaskStep.Rest();
        }
        return switch (task.desired()) {
            case RUN -> towardsRunning(task, state, prepared, now);
            // A task that has not started has no connections to drain.
            case DRAIN -> state.running() ? new TaskStep.Watch() : new TaskStep.CallOff();
            case STOP, REMOVE -> state.running() ? new TaskStep.Stop() : new TaskStep.CallOff();
        };
    }

    private static TaskStep towardsRunning(Task task, TaskState state, boolean prepared, Instant now) {
        return switch (state) {
            case PENDING, ASSIGNED -> new TaskStep.Accept();
            case ACCEPTED ->
                now.isBefore(task.notBefore()) ? new TaskStep.WaitUntil(task.notBefore()) : new TaskStep.Prepare();
            case PREPARING, STARTING -> prepared ? new TaskStep.Start() : new TaskStep.Prepare();
            case RUNNING, READY -> new TaskStep.Watch();
            case COMPLETE, FAILED, REJECTED, SHUTDOWN, ORPHANED -> new TaskStep.Rest();
        };
    }
}
