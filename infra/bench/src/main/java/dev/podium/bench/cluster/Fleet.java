package dev.podium.bench.cluster;

import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.server.ca.CertificateAuthority;
import dev.podium.orchestrator.testkit.model.NodeBuilder;
import dev.podium.orchestrator.testkit.node.Behaviour;
import dev.podium.orchestrator.testkit.node.FakeNode;
import dev.podium.orchestrator.testkit.node.FakeNodes;
import dev.podium.orchestrator.testkit.node.NodeCredentials;
import dev.podium.orchestrator.testkit.node.NodeKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Thousands of played node daemons on one gateway. Each has a certificate of its own, issued by the server's authority directly and for
 * one shared key, because joining is not what is measured.
 */
final class Fleet implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int AT_ONCE = 64;
    private static final int ZONES = 10;
    private static final int ROUTERS = 10;

    private final FakeNodes nodes;
    private final AtomicInteger assigned = new AtomicInteger();

    private Fleet(FakeNodes nodes) {
        this.nodes = nodes;
    }

    /** Connects that many nodes; returns when all are welcome. */
    static Fleet connect(ServerUnderTest server, int count, Duration heartbeatEvery) {
        CertificateAuthority authority = CertificateAuthority.open(server.authority(), InstantSource.system());
        Fleet fleet = new Fleet(new FakeNodes(server.gateway(), InstantSource.system(), heartbeatEvery));
        NodeKey key = NodeKey.fresh();
        List<FakeNode> connecting = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            connecting.add(fleet.add(authority, key, i));
            awaitFewerThan(AT_ONCE, connecting);
        }
        awaitFewerThan(1, connecting);
        return fleet;
    }

    private FakeNode add(CertificateAuthority authority, NodeKey key, int number) {
        String name = "node-%05d".formatted(number);
        var chain = authority.issueNode(new NodeName(name), key.request());
        NodeCredentials credentials =
                new NodeCredentials(name, key.key(), chain, chain.getLast(), Map.of("zone", "zone-" + number % ZONES));
        FakeNode node = nodes.with(credentials).behave(this::react);
        NodeBuilder machine =
                NodeBuilder.node(name).label("zone", "zone-" + number % ZONES).capacity(16_000, 65_536, 0);
        NodeFacts facts = (number < ROUTERS ? machine : machine.withoutRouter()).build();
        node.facts(_ -> facts);
        node.connect();
        return node;
    }

    private static void awaitFewerThan(int count, List<FakeNode> connecting) {
        Waiting.until("fewer than " + count + " nodes are still connecting", PATIENCE, () -> {
            connecting.removeIf(FakeNode::connected);
            return connecting.size() < count;
        });
    }

    private List<TaskStatus> react(Task task, Optional<TaskStatus> last, Instant now) {
        if (last.isEmpty()) {
            assigned.incrementAndGet();
        }
        return Behaviour.PROMPT.react(task, last, now);
    }

    int size() {
        return nodes.all().size();
    }

    /** How many tasks the nodes have been told to run so far: each is durable by then. */
    int assigned() {
        return assigned.get();
    }

    /** How many nodes are connected at present; fewer than all means that the server or this process cannot keep up. */
    int connected() {
        return (int) nodes.all().stream().filter(FakeNode::connected).count();
    }

    @Override
    public void close() {
        nodes.close();
    }
}
