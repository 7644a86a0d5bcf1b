package dev.podium.orchestrator.server.gateway;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Events for one session, dealt with in order by at most one thread at a time; no thread waits while there are none.
 *
 * <p>{@link #put} never blocks and may be called by any thread.
 */
final class Mailbox {
    private final ConcurrentLinkedQueue<Event> events = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final ReentrantLock working = new ReentrantLock();
    private final Executor executor;
    private final Consumer<Event> handler;
    private final Runnable settled;

    /** @param settled called when all events that had come were dealt with */
    Mailbox(Executor executor, Consumer<Event> handler, Runnable settled) {
        this.executor = executor;
        this.handler = handler;
        this.settled = settled;
    }

    void put(Event event) {
        events.add(event);
        if (scheduled.compareAndSet(false, true)) {
            executor.execute(this::work);
        }
    }

    private void work() {
        do {
            working.lock();
            try {
                for (Event event = events.poll(); event != null; event = events.poll()) {
                    handler.accept(event);
                }
                settled.run();
            } finally {
                working.unlock();
                scheduled.set(false);
            }
            // An event that came after the last poll found this turn still scheduled.
        } while (!events.isEmpty() && scheduled.compareAndSet(false, true));
    }

    /** Runs {@code last} when no event is being dealt with. Blocks until then. */
    <T> T afterCurrent(Supplier<T> last) {
        working.lock();
        try {
            return last.get();
        } finally {
            working.unlock();
        }
    }
}
