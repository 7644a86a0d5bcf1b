package dev.podium.orchestrator.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulator itself: it notices what is wrong and says so in a way that can be looked into. */
@Execution(ExecutionMode.CONCURRENT)
class SimulatorTest {
    private static final int SEEDS = 60;

    @ParameterizedTest
    @EnumSource
    void a_mistake_is_noticed(Mistake mistake) {
        Optional<FailedRun> noticed = first(mistake);

        assertThat(noticed)
                .as(mistake + " noticed as " + mistake.noticedAs() + " within " + SEEDS + " seeds")
                .isPresent();
    }

    @Test
    void a_broken_run_can_be_replayed_from_what_it_says() {
        FailedRun broken = first(Mistake.PLACES_ON_CORDONED_NODES).orElseThrow();
        FailedRun again =
                run(broken.setup().seed(), Mistake.PLACES_ON_CORDONED_NODES).orElseThrow();

        assertThat(broken)
                .hasMessageContaining("tasks go to nodes that take them: task task-")
                .hasMessageContaining("is placed on n")
                .hasMessageContaining("--seed=" + broken.setup().seed() + " --nodes=5");
        assertThat(again).hasMessage(broken.getMessage());
    }

    @Test
    void a_broken_run_is_made_shorter() {
        FailedRun broken = first(Mistake.PLACES_ON_CORDONED_NODES).orElseThrow();

        FailedRun shorter = Shrinking.of(broken, Mistake.PLACES_ON_CORDONED_NODES);

        assertThat(shorter.invariant()).isEqualTo(broken.invariant());
        assertThat(shorter.setup().nodes()).isLessThanOrEqualTo(broken.setup().nodes());
        assertThat(shorter.setup().nodes() < broken.setup().nodes() || shorter.disturbances() <= broken.disturbances())
                .isTrue();
    }

    private static Optional<FailedRun> first(Mistake mistake) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> run(seed, mistake))
                .flatMap(Optional::stream)
                .filter(broken -> mistake.noticedAs().contains(broken.invariant()))
                .findFirst();
    }

    private static Optional<FailedRun> run(long seed, Mistake mistake) {
        try {
            Simulation.run(Setup.of(seed, 5), mistake, Integer.MAX_VALUE, _ -> {});
            return Optional.empty();
        } catch (FailedRun e) {
            return Optional.of(e);
        }
    }
}
