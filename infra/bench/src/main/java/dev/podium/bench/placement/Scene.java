package dev.podium.bench.placement;

import dev.podium.bench.placement.Trace.Shape;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.testkit.model.AppBuilder;
import dev.podium.orchestrator.testkit.model.NodeBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Clusters in which every node is connected and nothing runs yet. */
final class Scene {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ZONES = 10;
    private static final int RACKS = 100;

    private Scene() {}

    static ClusterSnapshot of(List<NodeFacts> nodes, List<Workload> workloads) {
        return new ClusterSnapshot(
                1,
                workloads.stream().collect(Collectors.toMap(Workload::id, Function.identity())),
                Map.of(),
                Map.of(),
                nodes.stream().collect(Collectors.toMap(NodeFacts::name, Function.identity())),
                Map.of(),
                nodes.stream().collect(Collectors.toMap(NodeFacts::name, node -> connected(node.name()))),
                List.of(),
                RoutingTable.EMPTY,
                Map.of(),
                ClusterPolicy.DEFAULT);
    }

    private static NodeSession connected(NodeName name) {
        return new NodeSession(name, true, NOW.minusSeconds(60));
    }

    /** In ten zones of ten racks each, every second one with an SSD. */
    static List<NodeFacts> nodes(List<Shape> machines) {
        List<NodeFacts> nodes = new ArrayList<>();
        for (int i = 0; i < machines.size(); i++) {
            Shape shape = machines.get(i);
            nodes.add(NodeBuilder.node("node-%05d".formatted(i))
                    .capacity(shape.cpuMillis(), shape.memoryMebi(), 0)
                    .label("zone", "zone-" + i % ZONES)
                    .label("rack", "rack-" + i % RACKS)
                    .label("disk", i / ZONES % 2 == 0 ? "ssd" : "hdd")
                    .build());
        }
        return nodes;
    }

    /** One app of many equal replicas. */
    static Workload identical(int replicas, Shape shape, UnaryOperator<AppBuilder> placement) {
        return placement
                .apply(AppBuilder.app("many")
                        .replicas(replicas)
                        .cpu(shape.cpuMillis())
                        .memory(shape.memoryMebi()))
                .build();
    }

    /** An app of one replica for each shape, to be placed in this order. */
    static List<Workload> mixed(List<Shape> shapes) {
        List<Workload> workloads = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            workloads.add(AppBuilder.app("app-%06d".formatted(i))
                    .cpu(shapes.get(i).cpuMillis())
                    .memory(shapes.get(i).memoryMebi())
                    .build());
        }
        return workloads;
    }
}
