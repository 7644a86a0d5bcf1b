package dev.podium.orchestrator.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** More seeds: {@code -Dpodium.seeds=2000}, or {@code ./podium bench simulate --seeds=2000}, which does the large ones as well. */
@Execution(ExecutionMode.CONCURRENT)
class SimulationTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("podium.seeds", 240)).filter(seed -> !Setup.large(seed));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_cluster_keeps_its_promises_and_comes_to_rest(long seed) {
        Simulation.run(Setup.of(seed));
    }

    @Test
    void the_same_seed_tells_the_same_story_line_by_line() {
        List<String> once = new ArrayList<>();
        List<String> again = new ArrayList<>();

        Simulation.run(Setup.of(11), Faults.NONE, Integer.MAX_VALUE, once::add);
        Simulation.run(Setup.of(11), Faults.NONE, Integer.MAX_VALUE, again::add);

        assertThat(once).hasSizeGreaterThan(200).isEqualTo(again);
    }

    /** Another process has other hash seeds for its immutable collections. */
    @Test
    void the_same_seed_tells_the_same_story_in_another_process() throws IOException, InterruptedException {
        List<String> here = new ArrayList<>();
        Simulation.run(Setup.of(12), Faults.NONE, Integer.MAX_VALUE, here::add);

        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Simulate.class.getName(),
                        "--seed=12")
                .redirectErrorStream(true)
                .start();
        String there = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(there.lines().limit(here.size())).containsExactlyElementsOf(here);
    }
}
