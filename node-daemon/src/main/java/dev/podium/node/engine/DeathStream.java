package dev.podium.node.engine;

import java.util.Optional;

/** Containers whose process ended, as it happens. */
public interface DeathStream extends AutoCloseable {
    /** Waits for the next one and returns its container id; empty once the engine has closed the stream. */
    Optional<String> next() throws InterruptedException;

    @Override
    void close();
}
