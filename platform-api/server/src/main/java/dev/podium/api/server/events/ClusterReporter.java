package dev.podium.api.server.events;

import dev.podium.api.server.cluster.Cluster;
import dev.podium.api.server.cluster.ClusterChange;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

    private final EventBook book;
    private final EventRows rows;
    private final Cluster cluster;
    private final InstantSource clock;
    private final BlockingQueue<Fact> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread =
            Thread.ofVirtual().name("podium-cluster-reporter").unstarted(this::run);
    private Cluster.@Nullable Subscription subscription;
    private Instant cleaned = Instant.EPOCH;

    ClusterReporter(EventBook book, EventRows rows, Cluster cluster, InstantSource clock) {
        this.book = book;
        this.rows = rows;
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
                    write(fact);
                }
                clean();
            }
        } catch (InterruptedException e) {
            log.debug("The reporter of the cluster stops");
        }
    }

    private void write(Fact fact) throws InterruptedException {
        for (Duration pause = Duration.ofMillis(100); ; pause = pause.multipliedBy(2)) {
            try {
                book.write(fact);
                if (waiting.isEmpty()) {
                    book.committed();
                }
                return;
            } catch (RuntimeException e) {
                if (pause.compareTo(Duration.ofSeconds(30)) > 0) {
                    log.error(
                            "The event \"{}\" of {} could not be written and is lost", fact.reason(), fact.about(), e);
                    return;
                }
                log.warn(
                        "The event \"{}\" of {} could not be written; trying again in {}",
                        fact.reason(),
                        fact.about(),
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
