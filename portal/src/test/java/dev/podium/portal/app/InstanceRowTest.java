package dev.podium.portal.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.task.Task;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceRowTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void instances_are_listed_slot_by_slot_in_numeric_order() {
        assertThat(InstanceRow.list(List.of(task("a", "10", "READY", 0), task("b", "2", "READY", 0)), false))
                .extracting(InstanceRow::slot)
                .containsExactly("2", "10");
    }

    @Test
    void an_attempt_that_has_been_replaced_is_history() {
        List<Task> tasks = List.of(task("old", "1", "FAILED", 0), task("new", "1", "READY", 9));
        assertThat(InstanceRow.list(tasks, false)).extracting(InstanceRow::id).containsExactly("new");
        assertThat(InstanceRow.list(tasks, true)).extracting(InstanceRow::id).containsExactly("new", "old");
        assertThat(InstanceRow.hidden(tasks)).isEqualTo(1);
    }

    @Test
    void the_last_failure_of_a_slot_stays_in_sight_until_something_runs_there() {
        List<Task> tasks = List.of(task("first", "1", "FAILED", 0), task("last", "1", "REJECTED", 9));
        assertThat(InstanceRow.list(tasks, false)).extracting(InstanceRow::id).containsExactly("last");
    }

    @Test
    void what_was_stopped_on_purpose_is_not_a_failure() {
        assertThat(InstanceRow.list(List.of(task("gone", "3", "SHUTDOWN", 0)), false))
                .isEmpty();
    }

    private static Task task(String id, String slot, String state, long afterNoon) {
        Instant at = NOON.plusSeconds(afterNoon);
        return new Task(
                id,
                "acme-prod",
                "web",
                slot,
                1,
                1,
                "ship-1",
                state,
                state.equals("READY"),
                "RUN",
                "",
                "",
                null,
                null,
                null,
                at,
                null,
                at);
    }
}
