package dev.podium.orchestrator.server.tunnel;

import dev.podium.orchestrator.wire.v1.LogLine;
import java.time.Instant;

/**
 * One line a task wrote.
 *
 * @param time when the container engine took it, by the node's clock
 * @param stderr whether it came on the error stream
 * @param text without the line's end
 */
public record TaskLogLine(Instant time, boolean stderr, String text) {
    private static final long NANOS = 1_000_000_000L;

    static TaskLogLine decode(LogLine line) {
        Instant time = Instant.ofEpochSecond(
                Math.floorDiv(line.getTimeNanos(), NANOS), Math.floorMod(line.getTimeNanos(), NANOS));
        return new TaskLogLine(time, line.getStderr(), line.getText());
    }
}
