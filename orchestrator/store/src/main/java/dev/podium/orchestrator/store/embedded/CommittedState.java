package dev.podium.orchestrator.store.embedded;

import dev.podium.orchestrator.store.ClusterStore.Entry;
import dev.podium.orchestrator.store.ClusterStore.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is durable, for readers. Written by the store's writer thread only; a reader sees whole revisions. */
final class CommittedState {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private NavigableMap<String, Stored> entries = new TreeMap<>();
    private long revision;

    long revision() {
        return reading(() -> revision);
    }

    @Nullable
    Stored find(String key) {
        lock.readLock().lock();
        try {
            return entries.get(key);
        } finally {
            lock.readLock().unlock();
        }
    }

    Optional<Entry> entry(String key) {
        return Optional.ofNullable(find(key)).map(stored -> stored.entry(key));
    }

    Range range(String prefix) {
        return reading(() -> {
            List<Entry> found = new ArrayList<>();
            for (Map.Entry<String, Stored> each : entries.tailMap(prefix).entrySet()) {
                if (!each.getKey().startsWith(prefix)) {
                    break;
                }
                found.add(each.getValue().entry(each.getKey()));
            }
            return new Range(found, revision);
        });
    }

    List<String> keys(Predicate<Stored> wanted) {
        return reading(() -> entries.entrySet().stream()
                .filter(each -> wanted.test(each.getValue()))
                .map(Map.Entry::getKey)
                .toList());
    }

    /** Takes over what a batch changed. */
    void adopt(Batch batch) {
        lock.writeLock().lock();
        try {
            batch.written().forEach((key, stored) -> {
                if (stored.isPresent()) {
                    entries.put(key, stored.get());
                } else {
                    entries.remove(key);
                }
            });
            revision = batch.revision();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** A copy of all of it. */
    Journal.Content content() {
        return reading(() -> new Journal.Content(new TreeMap<>(entries), revision));
    }

    void replace(Journal.Content content) {
        lock.writeLock().lock();
        try {
            entries = content.entries();
            revision = content.revision();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T reading(Supplier<T> question) {
        lock.readLock().lock();
        try {
            return question.get();
        } finally {
            lock.readLock().unlock();
        }
    }
}
