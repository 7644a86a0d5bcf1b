package dev.podium.orchestrator.testkit.scenario;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** More seeds: {@code -Dpodium.seeds=2000}. */
class SimulationTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("podium.seeds", 24));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_cluster_comes_to_rest_whatever_happened(long seed) {
        Simulation.run(seed);
    }
}
