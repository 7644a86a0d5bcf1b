package dev.podium.api.server.watch;

import dev.podium.api.contract.resource.Deleted;
import dev.podium.api.server.cluster.Cluster.Subscription;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A watch over items, by level: a change only says which keys to look at again, so a slow listener costs nothing but gets the latest
 * state, and nothing is told twice.
 *
 * @param <K> names a group of items that is looked at together
 */
public final class ItemFeed<K> implements Feed {
    /** Changes come in swarms; looking again for each of them would show states nobody can tell apart. */
    private static final Duration SWARM = Duration.ofMillis(20);

    /** A watch cannot be resumed, but the id lets the server see that a client has been told things before. */
    private static final String ID = "1";

    private final Source<K> source;
    private final Subscription subscription;
    private final Deque<Message> ready = new ArrayDeque<>();
    private final Map<K, Map<Deleted, Object>> told = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<K> dirty = new LinkedHashSet<>();
    private boolean closed;

    /** What is watched. */
    public interface Source<K> {
        /** Every group there is now. */
        Set<K> keys();

        /** The group's items as they are now, by the name a client knows them by. */
        Map<Deleted, Object> items(K key);

        /** Calls with each group that may look different now. */
        Subscription onChange(Consumer<K> listener);
    }

    /** @param resumes the client has been told things by an earlier connection, which it must forget */
    public ItemFeed(Source<K> source, boolean resumes) {
        this.source = source;
        this.subscription = source.onChange(this::mark);
        if (resumes) {
            ready.add(Message.reset());
        }
        source.keys().forEach(this::look);
        ready.add(Message.synced(ID));
    }

    @Override
    public Next next(Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        while (ready.isEmpty()) {
            lock.lockInterruptibly();
            try {
                while (dirty.isEmpty() && !closed && left > 0) {
                    left = changed.awaitNanos(left);
                }
                if (closed) {
                    return Feed.over();
                }
                if (dirty.isEmpty()) {
                    return Feed.quiet();
                }
            } finally {
                lock.unlock();
            }
            TimeUnit.MILLISECONDS.sleep(SWARM.toMillis());
            takeDirty().forEach(this::look);
        }
        return Feed.told(ready.remove());
    }

    @Override
    public void close() {
        subscription.close();
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void mark(K key) {
        lock.lock();
        try {
            dirty.add(key);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Set<K> takeDirty() {
        lock.lock();
        try {
            Set<K> taken = new LinkedHashSet<>(dirty);
            dirty.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void look(K key) {
        Map<Deleted, Object> before = Optional.ofNullable(told.get(key)).orElse(Map.of());
        Map<Deleted, Object> now = source.items(key);
        before.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> ready.add(Message.deleted(ID, name)));
        now.forEach((name, item) -> {
            if (!item.equals(before.get(name))) {
                ready.add(Message.put(ID, item));
            }
        });
        if (now.isEmpty()) {
            told.remove(key);
        } else {
            told.put(key, now);
        }
    }
}
