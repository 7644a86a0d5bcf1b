package dev.podium.orchestrator.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.Workload.Kind;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.testkit.model.AppBuilder;
import dev.podium.orchestrator.testkit.model.NodeBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clusters that are too small, to which apps of random size, priority and budget come one after the other. After every commit the
 * invariants hold, among them that no node is over-committed and that nobody makes room for an equal.
 */
class PreemptionPropertyTest {
    private static final int LONGEST = 1000;
    private static final int STILL = 80;

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
            cluster.store.workloads.put(app.id(), (random.nextInt(5) == 0 ? app.global() : app).build());
            int steps = random.nextInt(4, 80);
            for (int step = 0; step < steps; step++) {
                withinBudgets(cluster);
            }
        }
        // Nothing is planned while tasks stop or come up: only when nothing has happened for longer than that takes is
        // it over.
        int still = 0;
        for (int step = 0; step < LONGEST && still < STILL; step++) {
            int before = cluster.store.tasks.size();
            cluster.step();
            still = quiet(cluster) && cluster.store.tasks.size() == before ? still + 1 : 0;
        }
        assertThat(still).as("steps without a change, of %s", LONGEST).isEqualTo(STILL);
        nothingLeftToTake(cluster.snapshot(), cluster);
    }

    /** Nobody loses more at once of what serves than they can do without. */
    private static void withinBudgets(SimulatedCluster cluster) {
        Set<TaskId> ready = cluster.snapshot().statuses().values().stream()
                .filter(TaskStatus::ready)
                .map(TaskStatus::task)
                .collect(Collectors.toSet());
        Set<TaskId> before = asked(cluster.snapshot());
        cluster.step();
        ClusterSnapshot after = cluster.snapshot();
        Map<WorkloadId, Integer> lost = new HashMap<>();
        after.tasks().values().stream()
                .filter(task -> task.yieldsTo().isPresent())
                .filter(task -> ready.contains(task.id()) && !before.contains(task.id()))
                .forEach(task -> lost.merge(task.workload(), 1, Integer::sum));
        lost.forEach((id, count) -> {
            Workload workload = Optional.ofNullable(after.workloads().get(id)).orElseThrow();
            assertThat(count)
                    .as("taken from %s in one step", id)
                    .isLessThanOrEqualTo(workload.terms().disruption().of(wanted(workload, after)));
        });
    }

    private static int wanted(Workload workload, ClusterSnapshot snapshot) {
        return workload.kind() == Kind.GLOBAL ? snapshot.nodes().size() : workload.replicas();
    }

    private static Set<TaskId> asked(ClusterSnapshot snapshot) {
        return snapshot.tasks().values().stream()
                .filter(task -> task.yieldsTo().isPresent())
                .map(Task::id)
                .collect(Collectors.toSet());
    }

    private static boolean quiet(SimulatedCluster cluster) {
        return cluster.last().empty() && cluster.last().wakeAt().isEmpty();
    }

    /** No app lacks a task that would fit where only less important ones with budget to spare are. */
    private static void nothingLeftToTake(ClusterSnapshot snapshot, SimulatedCluster cluster) {
        for (Workload wanting : snapshot.workloads().values()) {
            long has = alive(snapshot, cluster, wanting);
            if (wanting.kind() == Kind.GLOBAL || has >= wanting.replicas()) {
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
