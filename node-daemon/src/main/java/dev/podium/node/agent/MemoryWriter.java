package dev.podium.node.agent;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes statuses to disk soon after they changed, many changes at once. What is lost with a crash is found again. */
final class MemoryWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryWriter.class);
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration GATHER = Duration.ofMillis(200);

    private final TaskBook book;
    private final AgentMemory memory;
    private final Signal changed = new Signal();
    private final Signal closing = new Signal();
    private final Thread thread;
    private volatile boolean closed;

    MemoryWriter(TaskBook book, AgentMemory memory) {
        this.book = book;
        this.memory = memory;
        book.onChange(_ -> changed.raise());
        this.thread = Thread.ofVirtual().name("agent memory").start(this::run);
    }

    private void run() {
        try {
            while (!closed) {
                if (changed.await(LONG)) {
                    closing.await(GATHER);
                    write();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything as it is now. A disk that cannot take it is no reason to stop working. */
    void write() {
        try {
            memory.remember(book.entries());
        } catch (RuntimeException e) {
            LOG.error("tasks cannot be written to disk; work goes on and it is tried again with the next change", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        closing.raise();
        changed.raise();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        write();
    }
}
