package dev.podium.orchestrator.model.task;

import java.time.Instant;
import java.util.Optional;

/**
 * What a node observed of a task.
 *
 * @param ready whether it may be routed to now
 * @param reason a short stable word for why it is in this state: {@code Pulling}, {@code ExitedWithError}, {@code OutOfMemory}
 * @param message the same in a sentence, with the value that matters (the registry's answer, the exit code)
 * @param address the task's IP address in its namespace's network, while it has one
 * @param imageDigest what was really run
 * @param since when it entered this state, by the node's clock
 * @param startedAt when its process started
 * @param succeeds the task after which a node that had lost its server made this one by itself
 */
public record TaskStatus(
        TaskId task,
        TaskState state,
        boolean ready,
        String reason,
        String message,
        Optional<Integer> exitCode,
        Optional<String> address,
        Optional<String> containerId,
        Optional<String> imageDigest,
        Instant since,
        Optional<Instant> startedAt,
        Optional<TaskId> succeeds) {

    public static TaskStatus of(TaskId task, TaskState state, Instant since) {
        return new TaskStatus(
                task,
                state,
                false,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                since,
                Optional.empty(),
                Optional.empty());
    }

    /** The same, observed of another task. */
    public TaskStatus of(TaskId other) {
        return new TaskStatus(
                other,
                state,
                ready,
                reason,
                message,
                exitCode,
                address,
                containerId,
                imageDigest,
                since,
                startedAt,
                succeeds);
    }
}
