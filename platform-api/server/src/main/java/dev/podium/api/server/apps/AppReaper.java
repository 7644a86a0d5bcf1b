package dev.podium.api.server.apps;

import dev.podium.api.server.cluster.Cluster;
import dev.podium.api.server.cluster.ClusterChange;
import dev.podium.api.server.events.EventBook;
import dev.podium.api.server.events.Fact;
import dev.podium.api.server.operations.Operations;
import dev.podium.api.server.publish.Publisher;
import dev.podium.api.server.resource.Writes;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop that forgets deleted apps of which the engine has nothing left. */
@Context
final class AppReaper {
    private static final Logger log = LoggerFactory.getLogger(AppReaper.class);
    private static final Duration SWEEP = Duration.ofSeconds(10);

    private final AppRows rows;
    private final Publisher publisher;
    private final EventBook events;
    private final Operations operations;
    private final AppChanges changes;
    private final Writes writes;
    private final Cluster cluster;
    private final InstantSource clock;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("podium-app-reaper").unstarted(this::run);
    private Cluster.@Nullable Subscription subscription;

    AppReaper(
            AppRows rows,
            Publisher publisher,
            EventBook events,
            Operations operations,
            AppChanges changes,
            Writes writes,
            Cluster cluster,
            InstantSource clock) {
        this.rows = rows;
        this.publisher = publisher;
        this.events = events;
        this.operations = operations;
        this.changes = changes;
        this.writes = writes;
        this.cluster = cluster;
        this.clock = clock;
    }

    @PostConstruct
    void start() {
        subscription = cluster.onChange(change -> {
            if (change instanceof ClusterChange.AppForgotten) {
                wake.release();
            }
        });
        thread.start();
    }

    @PreDestroy
    void stop() {
        if (subscription != null) {
            subscription.close();
        }
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                wake.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
                sweep();
            }
        } catch (InterruptedException e) {
            log.debug("The reaper of apps stops");
        }
    }

    private void sweep() {
        try {
            rows.deleting().stream()
                    .filter(row -> publisher.forgotten(row.id()))
                    .forEach(this::remove);
        } catch (RuntimeException e) {
            log.warn("Deleted apps could not be looked at; trying again in {}", SWEEP, e);
        }
    }

    private void remove(AppRow row) {
        boolean removed = writes.run(() -> {
            events.write(new Fact(
                    "app/" + row.uid() + "/gone",
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    new Fact.About.App(row.id(), Optional.empty()),
                    Fact.Severity.NORMAL,
                    "Deleted",
                    "The app is gone; nothing of it runs any more.",
                    Fact.SYSTEM));
            return rows.remove(row.uid()) > 0;
        });
        if (removed) {
            log.info("App {} is gone", row.id());
            events.committed();
            operations.committed();
            changes.changed(row.id());
        }
    }
}
