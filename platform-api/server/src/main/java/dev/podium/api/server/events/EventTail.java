package dev.podium.api.server.events;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads new events as they appear in the table and hands them to watchers: those of this server at once, those of other servers
 * within seconds.
 *
 * <p>Transactions do not end in the order of their sequence numbers, so the tail also looks a little behind the newest number it has
 * seen, and remembers what it has handed out.
 */
@Context
final class EventTail {
    private static final Logger log = LoggerFactory.getLogger(EventTail.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int BATCH = 500;
    private static final int BEHIND = 200;

    private final EventRows rows;
    private final Semaphore wake = new Semaphore(0);
    private final Set<Consumer<EventRow>> watchers = new CopyOnWriteArraySet<>();
    private final Set<Long> seen = new LinkedHashSet<>();
    private final Thread thread = Thread.ofVirtual().name("podium-events").unstarted(this::run);
    private long newest;

    EventTail(EventRows rows) {
        this.rows = rows;
    }

    @PostConstruct
    void start() {
        newest = rows.newest();
        rows.after(newest - BEHIND, BEHIND).forEach(row -> seen.add(row.seq()));
        thread.start();
    }

    @PreDestroy
    void stop() {
        thread.interrupt();
    }

    void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    /** The listener must not block. */
    void add(Consumer<EventRow> listener) {
        watchers.add(listener);
    }

    void remove(Consumer<EventRow> listener) {
        watchers.remove(listener);
    }

    private void run() {
        try {
            while (true) {
                wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
                read();
            }
        } catch (InterruptedException e) {
            log.debug("The tail of events stops");
        }
    }

    private void read() {
        try {
            List<EventRow> batch = rows.after(newest - BEHIND, BATCH);
            for (EventRow row : batch) {
                if (seen.add(row.seq())) {
                    newest = Math.max(newest, row.seq());
                    watchers.forEach(watcher -> watcher.accept(row));
                }
            }
            seen.removeIf(seq -> seq < newest - BATCH);
            if (batch.size() == BATCH) {
                wake();
            }
        } catch (RuntimeException e) {
            log.warn("New events could not be read; trying again in {}", LOOK, e);
        }
    }
}
