package dev.podium.node.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * Which lines of a container's output are wanted.
 *
 * @param follow wait for more until the container ends
 * @param tail lines from the end; negative means all
 * @param since nothing older than this
 */
public record LogRequest(boolean follow, int tail, Optional<Instant> since) {
    /** Everything there is now. */
    public static final LogRequest ALL = new LogRequest(false, -1, Optional.empty());
}
