package dev.podium.orchestrator.store.mirror;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.Change;
import dev.podium.orchestrator.store.ClusterStore.Changes;
import dev.podium.orchestrator.store.ClusterStore.Entry;
import dev.podium.orchestrator.store.ClusterStore.Range;
import dev.podium.orchestrator.store.ClusterStore.Watch;
import dev.podium.orchestrator.store.ClusterStore.Watcher;
import dev.podium.orchestrator.store.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A typed copy of the cluster store that follows it. Safe for use by several threads.
 *
 * <p>When it has fallen too far behind to follow, it reads the store again and reports the differences: listeners see no seam. A
 * record that cannot be read is logged and left as it was known before.
 */
public final class ClusterMirror implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterMirror.class);
    private static final String EVERYTHING = "/";
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final ClusterStore store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final List<Consumer<MirrorChange>> listeners = new CopyOnWriteArrayList<>();
    private final MirrorState state = new MirrorState();
    private final Map<String, Long> known = new HashMap<>();
    private long revision;
    private boolean closed;
    private @Nullable ClusterSnapshot latest;
    private @Nullable Watch watch;

    /** Ends what it stands for when closed. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    private ClusterMirror(ClusterStore store) {
        this.store = store;
    }

    /**
     * Reads the store and follows it from there.
     *
     * @param store has to outlive the mirror
     * @throws StoreUnavailableException if it cannot be read
     */
    public static ClusterMirror start(ClusterStore store) {
        ClusterMirror mirror = new ClusterMirror(store);
        mirror.readAll();
        return mirror;
    }

    /** All of it as of one revision; the same object until something changes. */
    public ClusterSnapshot snapshot() {
        lock.lock();
        try {
            ClusterSnapshot current = latest;
            if (current == null) {
                current = state.snapshot(revision);
                latest = current;
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    public Map<WorkloadId, Outlook> outlooks() {
        lock.lock();
        try {
            return state.outlooks();
        } finally {
            lock.unlock();
        }
    }

    /** How far it has come. */
    public long revision() {
        lock.lock();
        try {
            return revision;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it has come at least as far as {@code wanted}; {@code false} when it has not within {@code longest}. */
    public boolean awaitRevision(long wanted, Duration longest) {
        long left = longest.toNanos();
        lock.lock();
        try {
            while (revision < wanted && left > 0 && !closed) {
                left = moved.awaitNanos(left);
            }
            return revision >= wanted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Tells {@code listener} of each change after the copy has it, in order, never two at once; it must not block for long. */
    public Subscription onChange(Consumer<MirrorChange> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            moved.signalAll();
            if (watch != null) {
                watch.close();
            }
        } finally {
            lock.unlock();
        }
    }

    private void readAll() {
        Range range = store.range(EVERYTHING);
        List<MirrorChange> changes = new ArrayList<>();
        lock.lock();
        try {
            // A store that counts from the beginning again may have other values under the same revisions.
            boolean begunAnew = range.revision() < revision;
            Set<String> gone = new HashSet<>(known.keySet());
            range.entries().forEach(entry -> gone.remove(entry.key()));
            gone.forEach(key -> apply(new Change.Deleted(key), changes));
            range.entries().stream()
                    .filter(entry ->
                            begunAnew || !Long.valueOf(entry.modRevision()).equals(known.get(entry.key())))
                    .forEach(entry -> apply(new Change.Put(entry), changes));
            moveTo(range.revision());
        } finally {
            lock.unlock();
        }
        tell(changes);
        follow(range.revision());
    }

    private void follow(long from) {
        lock.lock();
        try {
            if (!closed) {
                watch = store.watch(EVERYTHING, from, new Follower());
            }
        } finally {
            lock.unlock();
        }
    }

    private void apply(Change change, List<MirrorChange> changes) {
        try {
            switch (change) {
                case Change.Put(Entry entry) -> {
                    known.put(entry.key(), entry.modRevision());
                    state.apply(entry.key(), Optional.of(entry.value())).ifPresent(changes::add);
                }
                case Change.Deleted(String key) -> {
                    known.remove(key);
                    state.apply(key, Optional.empty()).ifPresent(changes::add);
                }
            }
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            LOG.error(
                    "record {} of the cluster store cannot be read and is left as it was known before",
                    change.key(),
                    e);
        }
    }

    private void moveTo(long next) {
        revision = next;
        latest = null;
        moved.signalAll();
    }

    private void tell(List<MirrorChange> changes) {
        for (MirrorChange change : changes) {
            for (Consumer<MirrorChange> listener : listeners) {
                try {
                    listener.accept(change);
                } catch (RuntimeException e) {
                    String what = change.getClass().getSimpleName();
                    LOG.error("a listener failed on {}; it is told of later changes all the same", what, e);
                }
            }
        }
    }

    private void readAllUntilItWorks() {
        boolean again = pauseUnlessClosed(Duration.ZERO);
        while (again) {
            try {
                readAll();
                return;
            } catch (StoreUnavailableException e) {
                LOG.warn("the cluster store cannot be read; what is known of it may be old: {}", e.getMessage());
                again = pauseUnlessClosed(RETRY);
            }
        }
    }

    private boolean pauseUnlessClosed(Duration pause) {
        long left = pause.toNanos();
        lock.lock();
        try {
            while (!closed && left > 0) {
                left = moved.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private final class Follower implements Watcher {
        @Override
        public void changed(Changes changes) {
            List<MirrorChange> made = new ArrayList<>();
            lock.lock();
            try {
                changes.list().forEach(change -> apply(change, made));
                moveTo(changes.revision());
            } finally {
                lock.unlock();
            }
            tell(made);
        }

        @Override
        public void compacted() {
            LOG.info("the mirror has fallen behind the cluster store and reads it again");
            readAllUntilItWorks();
        }
    }
}
