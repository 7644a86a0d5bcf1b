package dev.podium.orchestrator.server.tunnel;

import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.wire.v1.LogQuery;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which lines of a task's log are wanted.
 *
 * @param follow stay after the last line and go on with those to come
 * @param tail only so many lines from the end; empty means all
 * @param since only lines from this time on
 */
public record TaskLogQuery(TaskId task, boolean follow, OptionalInt tail, Optional<Instant> since) {
    public TaskLogQuery {
        if (tail.isPresent() && tail.getAsInt() < 0) {
            throw new IllegalArgumentException(
                    "tail " + tail.getAsInt() + " is not valid: expected zero or more lines, or none for all");
        }
    }

    /** All of what there is. */
    public static TaskLogQuery of(TaskId task) {
        return new TaskLogQuery(task, false, OptionalInt.empty(), Optional.empty());
    }

    /** All of what there is and what is to come. */
    public static TaskLogQuery following(TaskId task) {
        return new TaskLogQuery(task, true, OptionalInt.empty(), Optional.empty());
    }

    LogQuery encode() {
        return LogQuery.newBuilder()
                .setTask(task.value())
                .setFollow(follow)
                .setTail(tail.orElse(-1))
                .setSince(since.map(Instant::toEpochMilli).orElse(0L))
                .setTimestamps(true)
                .build();
    }
}
