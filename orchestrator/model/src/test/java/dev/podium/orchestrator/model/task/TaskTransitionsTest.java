package dev.podium.orchestrator.model.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TaskTransitionsTest {
    private static final List<TaskState> STATES = List.of(TaskState.values());

    /** One row for each state, one column for each state to go to, both in the order of {@link TaskState}. */
    private static final List<String> MATRIX = List.of(
            //                PEND ASSI ACCE PREP STAR RUNN READ COMP FAIL REJE SHUT ORPH
            "PENDING           .    x    .    .    .    .    .    .    .    .    x    .",
            "ASSIGNED          .    .    x    x    x    x    x    x    x    x    x    x",
            "ACCEPTED          .    .    .    x    x    x    x    x    x    x    x    x",
            "PREPARING         .    .    .    .    x    x    x    x    x    x    x    x",
            "STARTING          .    .    .    .    .    x    x    x    x    x    x    x",
            "RUNNING           .    .    .    .    .    .    x    x    x    .    x    x",
            "READY             .    .    .    .    .    .    .    x    x    .    x    x",
            "COMPLETE          .    .    .    .    .    .    .    .    .    .    .    .",
            "FAILED            .    .    .    .    .    .    .    .    .    .    .    .",
            "REJECTED          .    .    .    .    .    .    .    .    .    .    .    .",
            "SHUTDOWN          .    .    .    .    .    .    .    .    .    .    .    .",
            "ORPHANED          .    .    .    .    .    .    .    .    .    .    .    .");

    static Stream<Arguments> pairs() {
        return Arrays.stream(TaskState.values())
                .flatMap(from -> Arrays.stream(TaskState.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("pairs")
    void every_pair_is_as_the_matrix_says(TaskState from, TaskState to) {
        String[] row = MATRIX.get(STATES.indexOf(from)).split("\\s+");
        assertThat(row[0]).isEqualTo(from.name());
        assertThat(TaskTransitions.allowed(from, to)).isEqualTo(row[1 + STATES.indexOf(to)].equals("x"));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("pairs")
    void no_move_goes_back_or_stays(TaskState from, TaskState to) {
        if (TaskTransitions.allowed(from, to)) {
            assertThat(to).isGreaterThan(from);
            assertThat(from.ended()).isFalse();
        }
    }

    @Test
    void every_state_is_reached_from_some_other_but_the_first() {
        for (TaskState to : TaskState.values()) {
            boolean reached = Arrays.stream(TaskState.values()).anyMatch(from -> TaskTransitions.allowed(from, to));
            assertThat(reached).as(to.name()).isEqualTo(to != TaskState.PENDING);
        }
    }
}
