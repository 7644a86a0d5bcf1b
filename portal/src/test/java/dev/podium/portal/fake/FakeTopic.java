package dev.podium.portal.fake;

import dev.podium.api.contract.resource.Deleted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;

/** A collection that can be watched: a watcher is told everything there is, then every change. */
final class FakeTopic<T> {
    private final Map<String, T> items = new LinkedHashMap<>();
    private final List<Watcher<T>> watchers = new CopyOnWriteArrayList<>();
    private final Function<T, Deleted> goneOf;

    FakeTopic(Function<T, Deleted> goneOf) {
        this.goneOf = goneOf;
    }

    /** Receives what one watcher is told. */
    interface Watcher<T> {
        void put(T item);

        void gone(Deleted item);

        void synced();
    }

    synchronized void put(String key, T item) {
        if (!item.equals(items.put(key, item))) {
            watchers.forEach(watcher -> watcher.put(item));
        }
    }

    synchronized void remove(String key) {
        T item = items.remove(key);
        if (item != null) {
            watchers.forEach(watcher -> watcher.gone(goneOf.apply(item)));
        }
    }

    synchronized Optional<T> find(String key) {
        return Optional.ofNullable(items.get(key));
    }

    synchronized List<T> where(Predicate<T> wanted) {
        return items.values().stream().filter(wanted).toList();
    }

    synchronized Runnable watch(Watcher<T> watcher) {
        items.values().forEach(watcher::put);
        watcher.synced();
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    int watcherCount() {
        return watchers.size();
    }
}
