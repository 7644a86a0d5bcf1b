package dev.podium.api.server.events;

import dev.podium.api.server.cluster.Cluster;
import dev.podium.api.server.cluster.ClusterChange;
import dev.podium.api.server.resource.Writes;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop that writes down what the cluster reports, and removes what is too old.
 *
 * <p>After a start it first goes over everything that is so: what happened while nobody listened is told then, as far as it can
 * still be seen, and what was told before keeps its id and is not told again.
 */
@Context
final class ClusterReporter {
    private static final Logger log = LoggerFactory.getLogger(ClusterReporter.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration CLEANING = Duration.ofHours(1);
    private static final int MOST_WAITING = 100_000;
    /** In one transaction: many nodes report at once, and a transaction each costs more than all else that is done about a report. */
    private static final int MOST_AT_ONCE = 100;

    private final EventBook book;
    private final EventRows rows;
    private final Writes writes;
    private final Cluster cluster;
    private final InstantSource clock;
    private final BlockingQueue<Fact> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread =
            Thread.ofVirtual().name("podium-cluster-reporter").unstarted(this::run);
    private Cluster.@Nullable Subscription subscription;
    private Instant cleaned = Instant.EPOCH;

    ClusterReporter(EventBook book, EventRows rows, Writes writes, Cluster cluster, InstantSource clock) {
        this.book = book;
        this.rows = rows;
        this.writes = writes;
        this.cluster = cluster;
        this.clock = clock;
    }

    @PostConstruct
    void start() {
        subscription = cluster.onChange(change ->
                ClusterFacts.of(change, cluster.snapshot(), clock.instant()).forEach(this::take));
        ClusterSnapshot now = cluster.snapshot();
        now.statuses()
                .values()
                .forEach(status -> ClusterFacts.of(
                                new ClusterChange.TaskReport(
                                        status.task(), Optional.empty(), Optional.of(status), now.revision()),
                                now,
                                clock.instant())
                        .forEach(this::take));
        thread.start();
    }

    @PreDestroy
    void stop() {
        if (subscription != null) {
            subscription.close();
        }
        thread.interrupt();
    }

    private void take(Fact fact) {
        if (fact.at().isAfter(clock.instant().minus(KEPT)) && !waiting.offer(fact)) {
            log.warn("Too many events wait to be written; \"{}\" of {} is lost", fact.reason(), fact.about());
        }
    }

    private void run() {
        try {
            while (true) {
                Fact fact = waiting.poll(CLEANING.toSeconds(), TimeUnit.SECONDS);
                if (fact != null) {
                    List<Fact> batch = new ArrayList<>(List.of(fact));
                    waiting.drainTo(batch, MOST_AT_ONCE - 1);
                    write(batch);
                }
                clean();
            }
        } catch (InterruptedException e) {
            log.debug("The reporter of the cluster stops");
        }
    }

    private void write(List<Fact> batch) throws InterruptedException {
        for (Duration pause = Duration.ofMillis(100); ; pause = pause.multipliedBy(2)) {
            try {
                writes.run(() -> {
                    book.write(batch);
                    return batch.size();
                });
                book.committed();
                return;
            } catch (RuntimeException e) {
                Fact first = batch.getFirst();
                if (pause.compareTo(Duration.ofSeconds(30)) > 0) {
                    log.error(
                            "{} events, the first \"{}\" of {}, could not be written and are lost",
                            batch.size(),
                            first.reason(),
                            first.about(),
                            e);
                    return;
                }
                log.warn(
                        "{} events, the first \"{}\" of {}, could not be written; trying again in {}",
                        batch.size(),
                        first.reason(),
                        first.about(),
                        pause,
                        e);
                Thread.sleep(pause);
            }
        }
    }

    private void clean() {
        Instant now = clock.instant();
        if (cleaned.plus(CLEANING).isAfter(now)) {
            return;
        }
        cleaned = now;
        try {
            rows.removeOlderThan(now.minus(KEPT));
        } catch (RuntimeException e) {
            log.warn("Old events could not be removed; trying again in {}", CLEANING, e);
        }
    }
}
