package dev.podium.orchestrator.model.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedMapTest {
    /** Keys of which many have the same hash. */
    private record Clashing(int number) {
        @Override
        public int hashCode() {
            return number % 7;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void it_holds_what_a_hash_map_would_hold_after_the_same_changes(long seed) {
        Random random = new Random(seed);
        Map<String, Integer> expected = new HashMap<>();
        SharedMap<String, Integer> map = SharedMap.empty();
        for (int step = 0; step < 20_000; step++) {
            String key = "node-" + random.nextInt(3_000);
            if (random.nextInt(3) == 0) {
                expected.remove(key);
                map = map.without(key);
            } else {
                expected.put(key, step);
                map = map.with(key, step);
            }
        }
        assertThat(map).isEqualTo(expected).hasSameSizeAs(expected);
        Map<String, Integer> visited = new HashMap<>();
        map.forEach(visited::put);
        assertThat(visited).isEqualTo(expected);
    }

    @Test
    void keys_with_equal_hashes_are_told_apart() {
        SharedMap<Clashing, Integer> map = SharedMap.empty();
        for (int i = 0; i < 500; i++) {
            map = map.with(new Clashing(i), i);
        }
        for (int i = 0; i < 500; i += 2) {
            map = map.without(new Clashing(i));
        }
        assertThat(map).hasSize(250).containsEntry(new Clashing(499), 499).doesNotContainKey(new Clashing(498));
    }

    @Test
    void a_changed_copy_leaves_the_original_as_it_was() {
        SharedMap<String, Integer> before = SharedMap.copyOf(Map.of("a", 1, "b", 2));
        SharedMap<String, Integer> after = before.with("a", 3).without("b").with("c", 4);
        assertThat(before).isEqualTo(Map.of("a", 1, "b", 2));
        assertThat(after).isEqualTo(Map.of("a", 3, "c", 4));
    }

    @Test
    void it_is_empty_again_when_all_is_taken_out() {
        SharedMap<Integer, Integer> map = SharedMap.empty();
        for (int i = 0; i < 1_000; i++) {
            map = map.with(i, i);
        }
        for (int i = 0; i < 1_000; i++) {
            map = map.without(i);
        }
        assertThat(map).isEmpty();
        assertThat(map.entrySet().iterator().hasNext()).isFalse();
    }

    @Test
    void it_is_walked_in_the_same_order_however_it_came_about() {
        List<Integer> keys = new ArrayList<>();
        SharedMap<Integer, Integer> ascending = SharedMap.empty();
        for (int i = 0; i < 300; i++) {
            keys.add(i);
            ascending = ascending.with(i, i);
        }
        assertThat(new HashSet<>(ascending.keySet())).isEqualTo(Set.copyOf(keys));
        assertThat(ascending.keySet())
                .containsExactlyElementsOf(
                        List.copyOf(SharedMap.copyOf(ascending).keySet()));
    }

    @Test
    void nobody_can_change_it() {
        SharedMap<String, Integer> map = SharedMap.copyOf(Map.of("a", 1));
        assertThatThrownBy(() -> map.put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.remove("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> SharedMap.empty().entrySet().iterator().next())
                .isInstanceOf(NoSuchElementException.class);
        assertThat(map.get(null)).isNull();
    }
}
