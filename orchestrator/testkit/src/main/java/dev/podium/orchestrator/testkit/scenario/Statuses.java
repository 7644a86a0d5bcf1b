package dev.podium.orchestrator.testkit.scenario;

import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import java.time.Instant;
import java.util.Optional;

/** The next report on a task, made from the last one. */
final class Statuses {
    private Statuses() {}

    static TaskStatus moved(TaskStatus from, TaskState to, String message, Optional<Integer> exitCode, Instant since) {
        boolean up = to.running();
        return new TaskStatus(
                from.task(),
                to,
                to == TaskState.READY,
                reason(to),
                message,
                exitCode,
                up ? Optional.of("10.1.0." + Math.floorMod(from.task().hashCode(), 250)) : Optional.empty(),
                from.containerId(),
                from.imageDigest(),
                since,
                to == TaskState.RUNNING ? Optional.of(since) : from.startedAt(),
                from.succeeds());
    }

    static TaskStatus succeeding(TaskStatus status, TaskId old) {
        return new TaskStatus(
                status.task(),
                status.state(),
                status.ready(),
                status.reason(),
                status.message(),
                status.exitCode(),
                status.address(),
                status.containerId(),
                status.imageDigest(),
                status.since(),
                status.startedAt(),
                Optional.of(old));
    }

    static TaskStatus orphaned(TaskStatus status, Instant since) {
        return moved(status, TaskState.ORPHANED, "the node no longer knows it", Optional.empty(), since);
    }

    private static String reason(TaskState state) {
        return switch (state) {
            case REJECTED -> "ImageUnavailable";
            case FAILED -> "ExitedWithError";
            case ORPHANED -> "Forgotten";
            case PENDING, ASSIGNED, ACCEPTED, PREPARING, STARTING, RUNNING, READY, COMPLETE, SHUTDOWN -> "";
        };
    }
}
