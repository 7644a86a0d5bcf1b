package dev.podium.orchestrator.store.mirror;

import dev.podium.orchestrator.model.cluster.SharedMap;
import java.util.Map;
import java.util.Optional;

/** A map that is changed one entry at a time and handed out whole, without a copy. */
final class Shelf<K, V> {
    private SharedMap<K, V> entries = SharedMap.empty();

    /** What was there and what is there now. */
    record Shift<V>(Optional<V> before, Optional<V> after) {}

    /** Puts or, without a value, removes; empty when nothing is different. */
    Optional<Shift<V>> set(K key, Optional<V> after) {
        Optional<V> before = Optional.ofNullable(entries.get(key));
        if (before.equals(after)) {
            return Optional.empty();
        }
        entries = after.map(value -> entries.with(key, value)).orElseGet(() -> entries.without(key));
        return Optional.of(new Shift<>(before, after));
    }

    Map<K, V> all() {
        return entries;
    }
}
