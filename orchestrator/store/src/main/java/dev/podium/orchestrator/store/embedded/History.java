package dev.podium.orchestrator.store.embedded;

import dev.podium.orchestrator.store.ClusterStore.Changes;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** The latest changes, for watches; the oldest are forgotten when there are more than a bounded number. */
final class History {
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final NavigableMap<Long, Changes> changes = new TreeMap<>();
    private int size;
    private long forgotten;
    private long era;
    private boolean closed;

    /** @param capacity how many changes of single keys to keep */
    History(int capacity) {
        this.capacity = capacity;
    }

    /**
     * How far one reader has come.
     *
     * @param era a reader of an earlier era has seen what may never have happened
     */
    record Position(long revision, long era) {}

    /** What a reader gets. */
    sealed interface Next {
        record More(List<Changes> list, Position position) implements Next {}

        record Compacted() implements Next {}

        record Closed() implements Next {}
    }

    /** Begins anew at a revision: all earlier positions are compacted. */
    void restart(long revision) {
        locked(() -> {
            changes.clear();
            size = 0;
            forgotten = revision;
            era++;
        });
    }

    void add(List<Changes> more) {
        locked(() -> {
            for (Changes each : more) {
                changes.put(each.revision(), each);
                size += each.list().size();
            }
            while (size > capacity) {
                Changes oldest = changes.pollFirstEntry().getValue();
                size -= oldest.list().size();
                forgotten = oldest.revision();
            }
        });
    }

    void close() {
        locked(() -> closed = true);
    }

    Position positionAt(long revision) {
        lock.lock();
        try {
            return new Position(revision, era);
        } finally {
            lock.unlock();
        }
    }

    /** Wakes readers so that those that were given up notice. */
    void nudge() {
        locked(() -> {});
    }

    /** Waits until there is something after {@code position} or the reader is no longer {@code wanted}. */
    Next after(Position position, BooleanSupplier wanted) {
        lock.lock();
        try {
            while (true) {
                if (closed || !wanted.getAsBoolean()) {
                    return new Next.Closed();
                }
                if (position.era() != era || position.revision() < forgotten) {
                    return new Next.Compacted();
                }
                List<Changes> more =
                        List.copyOf(changes.tailMap(position.revision(), false).values());
                if (!more.isEmpty()) {
                    return new Next.More(more, new Position(more.getLast().revision(), era));
                }
                news.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
