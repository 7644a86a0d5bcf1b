package dev.podium.orchestrator.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.engine.PlannerSettings;
import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.ContainerSpec;
import dev.podium.orchestrator.model.workload.Cpu;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.Placement;
import dev.podium.orchestrator.model.workload.Probes;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.Resources;
import dev.podium.orchestrator.model.workload.RestartPolicy;
import dev.podium.orchestrator.model.workload.Security;
import dev.podium.orchestrator.model.workload.StopPolicy;
import dev.podium.orchestrator.model.workload.Terms;
import dev.podium.orchestrator.model.workload.UpdatePolicy;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadTreeTest {
    private static final Need REQUEST = Need.of(new Amount(Cpu.ofMillis(100), Bytes.ofMebi(64), 10));
    private static final List<String> LABELS = List.of("zone", "rack");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void it_chooses_as_looking_at_every_node_each_time_would(long seed) {
        Random random = new Random(seed);
        ClusterView cluster = cluster(random);
        FreeRoom room = new FreeRoom(cluster);
        FreeRoom same = new FreeRoom(cluster(new Random(seed)));
        int[] tasks =
                IntStream.range(0, room.size()).map(_ -> random.nextInt(3)).toArray();
        SpreadTree tree = new SpreadTree(
                room,
                new Scores(room, new MostRoomLeft(room), REQUEST),
                new Placement(List.of(), LABELS),
                nobody(cluster));
        for (int row = 0; row < room.size(); row++) {
            tree.count(room.node(row), tasks[row]);
            tree.add(row, tasks[row], 0);
        }
        int placed = 0;
        int expected = brute(same, tasks);
        while (expected >= 0) {
            assertThat(tree.place().row()).as("placement %s", placed++).isEqualTo(expected);
            same.take(expected, REQUEST, List.of());
            tasks[expected]++;
            expected = brute(same, tasks);
        }
        assertThat(tree.place()).isEqualTo(Scores.Place.NOWHERE);
        assertThat(placed).isGreaterThan(50);
    }

    /** Tasks whose release says nothing of other tasks. */
    static Company nobody(ClusterView cluster) {
        ContainerSpec container = new ContainerSpec(
                new Image("shop/web:1", Optional.empty(), false),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Security.DEFAULT);
        Amount amount = REQUEST.amount();
        Release release = new Release(
                1,
                container,
                new Resources(amount, amount.cpu(), amount.memory()),
                Probes.NONE,
                Placement.ANYWHERE,
                UpdatePolicy.DEFAULT,
                StopPolicy.DEFAULT,
                RestartPolicy.DEFAULT);
        Workload web = new Workload(
                WorkloadId.of("demo", "web"), "uid-1", Workload.Kind.REPLICATED, 1, release, 0, Terms.DEFAULT, false);
        Demand demand = new Demand(web, new Slot.Numbered(1), release, 0, Optional.empty(), 1, Duration.ZERO);
        return new Company(new Neighbourhood(cluster), demand);
    }

    /** The best node when every one is looked at, or -1. */
    private static int brute(FreeRoom room, int[] tasks) {
        List<Integer> left = new ArrayList<>(IntStream.range(0, room.size())
                .filter(row -> room.fits(row, REQUEST))
                .boxed()
                .toList());
        for (int level = 1; level <= LABELS.size() && !left.isEmpty(); level++) {
            int depth = level;
            Map<List<String>, Integer> counts = new HashMap<>();
            for (int row = 0; row < room.size(); row++) {
                counts.merge(domain(room.node(row), depth), tasks[row], Integer::sum);
            }
            List<String> best = left.stream()
                    .map(row -> domain(room.node(row), depth))
                    .min(Comparator.comparingInt((List<String> domain) -> counts.getOrDefault(domain, 0))
                            .thenComparing(List::getLast))
                    .orElseThrow();
            left.removeIf(row -> !domain(room.node(row), depth).equals(best));
        }
        return left.stream()
                .min(Comparator.comparingInt((Integer row) -> tasks[row])
                        .thenComparingLong(row -> -MostRoomLeft.left(room, row, REQUEST))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(-1);
    }

    private static List<String> domain(NodeView node, int depth) {
        return LABELS.subList(0, depth).stream().map(node::label).toList();
    }

    private static ClusterView cluster(Random random) {
        Map<NodeName, NodeFacts> nodes = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            Map<String, String> labels = Map.of("zone", "z" + random.nextInt(3), "rack", "r" + random.nextInt(3));
            Amount capacity =
                    new Amount(Cpu.ofMillis(random.nextInt(50, 2000)), Bytes.ofMebi(random.nextInt(32, 1024)), 4096);
            NodeName name = new NodeName("n" + i);
            nodes.put(
                    name,
                    new NodeFacts(
                            name, "1", "linux", "amd64", "20.10", "", labels, capacity, List.of(), "", true,
                            List.of()));
        }
        ClusterSnapshot snapshot = new ClusterSnapshot(
                1,
                Map.of(),
                Map.of(),
                Map.of(),
                nodes,
                Map.of(),
                Map.of(),
                List.of(),
                RoutingTable.EMPTY,
                Map.of(),
                ClusterPolicy.DEFAULT);
        return ClusterView.of(snapshot, PlannerSettings.DEFAULT, Instant.EPOCH, List.of());
    }
}
