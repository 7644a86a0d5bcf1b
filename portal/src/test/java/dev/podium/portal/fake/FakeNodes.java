package dev.podium.portal.fake;

import dev.podium.api.contract.node.Node;
import dev.podium.api.contract.node.NodeSpec;
import dev.podium.api.contract.node.NodeStatus;
import dev.podium.api.contract.resource.Metadata;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Machines that do not exist. */
public final class FakeNodes {
    private static final long GIB = 1L << 30;

    private FakeNodes() {}

    public static Node node(String name, String state, double load, List<String> warnings) {
        Metadata metadata = new Metadata(
                name,
                null,
                "node-" + name,
                Map.of(),
                1,
                1,
                FakeCluster.now().minus(Duration.ofDays(9)),
                FakeCluster.now(),
                "system");
        long memory = 32 * GIB;
        return new Node(
                metadata,
                new NodeSpec(
                        state.equals("Cordoned") ? "cordoned" : state.equals("Draining") ? "draining" : "active",
                        Map.of(),
                        List.of(),
                        null),
                new NodeStatus(
                        state,
                        state.equals("Unreachable") ? "No session for 4 minutes." : "",
                        !state.equals("Unreachable"),
                        FakeCluster.now().minus(Duration.ofHours(30)),
                        "0.1.0",
                        "Debian GNU/Linux 12 (bookworm)",
                        "amd64",
                        "20.10.24",
                        "10.0.0." + (10 + Math.floorMod(name.hashCode(), 200)),
                        "10.0.0.1:8000",
                        Map.of("rack", "r1", "disk", "ssd"),
                        new NodeStatus.Amounts(8000, memory, 32_000),
                        new NodeStatus.Amounts((long) (8000 * load), (long) (memory * load), 2048),
                        new NodeStatus.Usage(
                                (long) (8000 * load * 0.4), (long) (memory * load * 0.7), 120 * GIB, 500 * GIB),
                        (int) (load * 20),
                        List.of(),
                        List.of(),
                        warnings,
                        List.of(),
                        null,
                        null,
                        null));
    }

    static Node change(FakeCluster cluster, String name, String action) {
        Node before = cluster.nodes
                .find(name)
                .orElseThrow(() ->
                        new FakeRefusal(FakeApi.problem(404, "node_not_found", "There is no node " + name + ".")));
        String state = switch (action) {
            case "drain" -> "Draining";
            case "cordon" -> "Cordoned";
            default -> "Ready";
        };
        Node after = as(before, state, before.status().blockers());
        cluster.addNode(after);
        return after;
    }

    /** A machine that is being emptied, with what cannot leave it. */
    public static Node emptied(String name, List<NodeStatus.Blocker> blockers) {
        return as(node(name, "Ready", 0.5, List.of()), "Draining", blockers);
    }

    private static Node as(Node before, String state, @Nullable List<NodeStatus.Blocker> blockers) {
        NodeStatus s = before.status();
        return new Node(
                before.metadata(),
                node(before.metadata().name(), state, 0, List.of()).spec(),
                new NodeStatus(
                        state,
                        s.message(),
                        s.connected(),
                        s.since(),
                        s.version(),
                        s.os(),
                        s.arch(),
                        s.engineVersion(),
                        s.address(),
                        s.router(),
                        s.labels(),
                        s.capacity(),
                        s.reserved(),
                        s.used(),
                        s.tasks(),
                        s.images(),
                        s.gpus(),
                        s.warnings(),
                        s.conditions(),
                        s.bootedAt(),
                        s.age(),
                        blockers));
    }
}
