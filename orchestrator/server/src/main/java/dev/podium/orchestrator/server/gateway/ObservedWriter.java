package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.server.gateway.WaitingReports.Pending;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.CommitResult;
import dev.podium.orchestrator.store.ClusterStore.Guard;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what all nodes report to the store, many reports a transaction: while one is on its way the next gathers.
 *
 * <p>Of several values for a key that wait, only the last is written. While the store is away nothing is lost and nothing more
 * than one value per key is held.
 */
final class ObservedWriter implements ReportWriter, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ObservedWriter.class);
    private static final Duration PAUSE_FIRST = Duration.ofMillis(50);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(2);

    private final ClusterStore store;
    private final GatewayCounts counts;
    private final Consumer<NodeName> markLost;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final WaitingReports waiting = new WaitingReports();
    private final Thread thread;
    private long written;
    private boolean closed;

    /** @param markLost told of nodes whose mark was not this gateway's any more, so that what they reported was dropped */
    ObservedWriter(ClusterStore store, GatewayCounts counts, Consumer<NodeName> markLost) {
        this.store = store;
        this.counts = counts;
        this.markLost = markLost;
        this.thread = Thread.ofVirtual().name("gateway-writer").start(this::run);
    }

    @Override
    public void put(SessionMark mark, String key, byte[] value) {
        add(mark, key, Optional.of(value));
    }

    @Override
    public void delete(SessionMark mark, String key) {
        add(mark, key, Optional.empty());
    }

    private void add(SessionMark mark, String key, Optional<byte[]> value) {
        lock.lock();
        try {
            waiting.add(mark, key, value);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean flush(Duration most) throws InterruptedException {
        lock.lock();
        try {
            long target = waiting.queued();
            long left = most.toNanos();
            while (written < target && left > 0) {
                left = changed.awaitNanos(left);
            }
            return written >= target;
        } finally {
            lock.unlock();
        }
    }

    /** Writes what waits, if that is possible at once, and ends. */
    @Override
    public void close() {
        try {
            flush(PAUSE_MAX);
            finish();
            thread.interrupt();
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            log.debug("interrupted while the last reports were written", e);
            Thread.currentThread().interrupt();
        }
    }

    private void finish() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (List<Pending> batch = next(); !batch.isEmpty(); batch = next()) {
                writeOrGiveUp(batch);
                done(batch.getLast().sequence());
            }
        } catch (InterruptedException e) {
            log.debug("the writer of node reports ends", e);
        }
    }

    private List<Pending> next() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            return waiting.next();
        } finally {
            lock.unlock();
        }
    }

    /** A batch the store will never take must not hold up all others. */
    private void writeOrGiveUp(List<Pending> batch) throws InterruptedException {
        try {
            write(batch);
        } catch (RuntimeException e) {
            counts.failed();
            log.error(
                    "dropped {} node reports, the first about {}",
                    batch.size(),
                    batch.getFirst().key(),
                    e);
        }
    }

    private void write(List<Pending> batch) throws InterruptedException {
        List<Pending> left = batch;
        Duration pause = PAUSE_FIRST;
        while (!left.isEmpty()) {
            Optional<CommitResult> result = attempt(WaitingReports.transaction(left));
            if (result.isEmpty()) {
                Thread.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
            } else if (result.get() instanceof CommitResult.Conflict(Guard guard)) {
                left = without(left, guard);
            } else {
                left = List.of();
            }
        }
    }

    private List<Pending> without(List<Pending> batch, Guard broken) {
        List<Pending> left = WaitingReports.without(batch, broken);
        batch.stream()
                .filter(pending -> !left.contains(pending))
                .map(pending -> pending.mark().node())
                .findFirst()
                .ifPresent(node -> {
                    log.info(
                            "dropped {} reports of node {}: its session here is not the newest any more",
                            batch.size() - left.size(),
                            node);
                    markLost.accept(node);
                });
        return left;
    }

    /** Empty when the store is away. */
    private Optional<CommitResult> attempt(Transaction transaction) {
        try {
            CommitResult result = store.commit(transaction);
            counts.written(result.committed() ? transaction.operations().size() : 0);
            return Optional.of(result);
        } catch (StoreUnavailableException e) {
            counts.storeFailed();
            log.warn(
                    "cannot store {} node reports yet: {}",
                    transaction.operations().size(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private void done(long sequence) {
        lock.lock();
        try {
            written = sequence;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
