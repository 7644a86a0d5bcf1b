package dev.podium.node.engine;

import java.time.Instant;
import java.util.List;

/** The output of one container, line by line, oldest first. A slow reader slows the engine, it loses nothing. */
public interface LogStream extends AutoCloseable {
    /** One line without its line end. */
    record Line(Instant time, boolean stderr, String text) {}

    /** Waits for the next line, then returns it and what else is there already; empty at the end of the stream. */
    List<Line> next(int atMost) throws InterruptedException;

    @Override
    void close();
}
