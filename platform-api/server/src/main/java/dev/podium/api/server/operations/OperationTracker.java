package dev.podium.api.server.operations;

import dev.podium.api.server.cluster.Cluster;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop that ends operations: it looks at the running ones whenever the cluster has changed. */
@Context
final class OperationTracker {
    private static final Logger log = LoggerFactory.getLogger(OperationTracker.class);
    private static final Duration SWARM = Duration.ofMillis(25);
    /** How much longer than a look the pause after it is: where looks are dear, they must not take a processor from the cluster. */
    private static final int PAUSE_PER_LOOK = 4;

    private static final Duration SWEEP = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration LONGEST_ROUND = Duration.ofMillis(500);
    private static final int MOST = 1_000;

    private final OperationRows rows;
    private final Map<String, Progress> progress;
    private final Cluster cluster;
    private final InstantSource clock;
    private final Semaphore wake = new Semaphore(1);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition round = lock.newCondition();
    private final Thread thread = Thread.ofVirtual().name("podium-operations").unstarted(this::run);
    private Cluster.@Nullable Subscription subscription;
    private volatile boolean idle;
    private long rounds;

    OperationTracker(OperationRows rows, List<Progress> progress, Cluster cluster, InstantSource clock) {
        this.rows = rows;
        this.progress = progress.stream().collect(Collectors.toMap(Progress::kind, Function.identity()));
        this.cluster = cluster;
        this.clock = clock;
    }

    @PostConstruct
    void start() {
        subscription = cluster.onChange(_ -> {
            if (!idle) {
                release();
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

    void wake() {
        idle = false;
        release();
    }

    /** The row with its standing as of now; what is not finished yet keeps running. */
    OperationRow judged(OperationRow row) {
        Progress judge = progress.get(row.kind());
        if (judge == null) {
            return row;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (rows.later(row.objectUid(), row.version()) > 0) {
            return row.standing(OperationRow.FAILED, "A later change has taken its place.", now);
        }
        Progress.Standing standing =
                judge.of(new Progress.Target(row.action(), row.namespace(), row.name(), row.objectUid()));
        if (standing.reached()) {
            return row.standing(OperationRow.SUCCEEDED, standing.message(), now);
        }
        boolean late = row.createdAt().plus(LONGEST).isBefore(now);
        return late
                ? row.standing(
                        OperationRow.FAILED,
                        "Not done after " + LONGEST.toMinutes() + " minutes; it goes on regardless. "
                                + standing.message(),
                        now)
                : row.standing(OperationRow.RUNNING, standing.message(), null);
    }

    /** Returns when the running operations have been looked at once more. */
    void awaitRound(Duration longest) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long seen = rounds;
            long left = Math.min(longest.toNanos(), LONGEST_ROUND.toNanos());
            while (rounds == seen && left > 0) {
                left = round.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void release() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    private void run() {
        long took = 0;
        try {
            while (true) {
                wake.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS);
                TimeUnit.NANOSECONDS.sleep(Math.max(SWARM.toNanos(), Math.min(PAUSE_PER_LOOK * took, SWEEP.toNanos())));
                wake.drainPermits();
                long start = System.nanoTime();
                look();
                took = System.nanoTime() - start;
                announce();
            }
        } catch (InterruptedException e) {
            log.debug("The tracker of operations stops");
        }
    }

    private void look() {
        try {
            List<OperationRow> running = rows.running(MOST);
            idle = running.isEmpty();
            for (OperationRow row : running) {
                OperationRow judged = judged(row);
                if (!judged.running()) {
                    rows.finish(judged);
                }
            }
            rows.removeFinishedBefore(clock.instant().minus(KEPT));
        } catch (RuntimeException e) {
            log.warn("Operations could not be looked at; trying again in {}", SWEEP, e);
        }
    }

    private void announce() {
        lock.lock();
        try {
            rounds++;
            round.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
