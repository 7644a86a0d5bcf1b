package dev.podium.orchestrator.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.testkit.model.AppBuilder;
import dev.podium.orchestrator.testkit.model.NodeBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clusters that are too small, to which apps of random size, priority and budget come one after the other. After every commit the
 * invariants hold, among them that no node is over-committed and that nobody makes room for an equal.
 */
class PreemptionPropertyTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("podium.seeds", 20));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void it_comes_to_rest_with_the_more_important_ones_served(long seed) {
        Random random = new Random(seed);
        SimulatedCluster cluster = new SimulatedCluster();
        for (int i = 1; i <= 4; i++) {
            cluster.join(
                    NodeBuilder.node("n" + i)
                            .capacity(1000L * random.nextInt(2, 5), 8192, 4096)
                            .build(),
                    Duration.ZERO);
        }
        for (int i = 1; i <= 8; i++) {
            AppBuilder app = AppBuilder.app("app" + i)
                    .replicas(random.nextInt(1, 5))
                    .cpu(100L * random.nextInt(2, 16))
                    .priority(10 * random.nextInt(0, 6))
                    .disruption(random.nextInt(4) == 0 ? "1" : "100%");
            cluster.store.workloads.put(app.id(), app.build());
            int steps = random.nextInt(4, 80);
            for (int step = 0; step < steps; step++) {
                withinBudgets(cluster);
            }
        }
        for (int step = 0; step < 400 && !quiet(cluster); step++) {
            cluster.step();
        }
        assertThat(quiet(cluster)).as("at rest: %s", cluster.last()).isTrue();
        // Priorities strictly grow along a chain of those who made room, so it cannot go on for ever; it must not go on
        // for long.
        for (int step = 0; step < 60; step++) {
            long before = cluster.store.tasks.size();
            cluster.step();
            assertThat(cluster.store.tasks).as("tasks once at rest").hasSize((int) before);
        }
        nothingLeftToTake(cluster.snapshot(), cluster);
    }

    /** Nobody loses more at once than they can do without. */
    private static void withinBudgets(SimulatedCluster cluster) {
        Map<WorkloadId, Integer> before = asked(cluster.snapshot());
        cluster.step();
        asked(cluster.snapshot()).forEach((id, count) -> {
            Workload workload = cluster.store.workloads.get(id);
            int fresh = count - before.getOrDefault(id, 0);
            int allowed = workload == null ? 0 : workload.terms().disruption().of(workload.replicas());
            assertThat(fresh).as("asked of %s in one step", id).isLessThanOrEqualTo(allowed);
        });
    }

    private static Map<WorkloadId, Integer> asked(ClusterSnapshot snapshot) {
        Map<WorkloadId, Integer> asked = new HashMap<>();
        snapshot.tasks().values().stream()
                .filter(task -> task.yieldsTo().isPresent())
                .forEach(task -> asked.merge(task.workload(), 1, Integer::sum));
        return asked;
    }

    private static boolean quiet(SimulatedCluster cluster) {
        return cluster.last().empty() && cluster.last().wakeAt().isEmpty();
    }

    /** No app lacks a task that would fit where only less important ones with budget to spare are. */
    private static void nothingLeftToTake(ClusterSnapshot snapshot, SimulatedCluster cluster) {
        for (Workload wanting : snapshot.workloads().values()) {
            long has = alive(snapshot, cluster, wanting);
            if (has >= wanting.replicas()) {
                continue;
            }
            snapshot.nodes().values().forEach(node -> {
                long free = node.capacity().cpu().millis();
                for (Task task : snapshot.tasks().values()) {
                    boolean here = task.node().equals(node.name())
                            && !cluster.store.state(task.id()).ended();
                    Workload owner = snapshot.workloads().get(task.workload());
                    boolean takeable = owner != null
                            && owner.terms().priority() < wanting.terms().priority()
                            && owner.terms().disruption().percent()
                            && alive(snapshot, cluster, owner) > 0;
                    if (here && !takeable) {
                        free -= task.release().resources().request().cpu().millis();
                    }
                }
                assertThat(free)
                        .as("%s lacks tasks and could take room on %s", wanting.id(), node.name())
                        .isLessThan(
                                wanting.release().resources().request().cpu().millis());
            });
        }
    }

    private static long alive(ClusterSnapshot snapshot, SimulatedCluster cluster, Workload workload) {
        return snapshot.tasks().values().stream()
                .filter(task -> task.workload().equals(workload.id())
                        && !cluster.store.state(task.id()).ended())
                .count();
    }
}
