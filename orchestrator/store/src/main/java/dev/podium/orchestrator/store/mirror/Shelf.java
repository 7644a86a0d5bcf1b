package dev.podium.orchestrator.store.mirror;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A map that is changed one entry at a time and handed out whole; a copy is made only when it changed in between. */
final class Shelf<K, V> {
    private final Map<K, V> entries = new HashMap<>();
    private @Nullable Map<K, V> copy;

    /** What was there and what is there now. */
    record Shift<V>(Optional<V> before, Optional<V> after) {}

    /** Puts or, without a value, removes; empty when nothing is different. */
    Optional<Shift<V>> set(K key, Optional<V> after) {
        Optional<V> before = Optional.ofNullable(entries.get(key));
        if (before.equals(after)) {
            return Optional.empty();
        }
        copy = null;
        if (after.isPresent()) {
            entries.put(key, after.get());
        } else {
            entries.remove(key);
        }
        return Optional.of(new Shift<>(before, after));
    }

    Map<K, V> all() {
        Map<K, V> current = copy;
        if (current == null) {
            current = Map.copyOf(entries);
            copy = current;
        }
        return current;
    }
}
