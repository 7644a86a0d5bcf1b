package dev.podium.orchestrator.testkit.node;

import dev.podium.orchestrator.wire.join.JoinTokenText;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Any number of played nodes on one gateway. All share the network's threads and one timer, so that thousands fit into one
 * process.
 */
public final class FakeNodes implements AutoCloseable {
    private final InetSocketAddress gateway;
    private final InstantSource clock;
    private final Duration heartbeatEvery;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("fake-nodes").factory());

    private final ConcurrentLinkedQueue<FakeNode> nodes = new ConcurrentLinkedQueue<>();

    public FakeNodes(InetSocketAddress gateway, InstantSource clock, Duration heartbeatEvery) {
        this.gateway = gateway;
        this.clock = clock;
        this.heartbeatEvery = heartbeatEvery;
    }

    /** Joins the cluster with the token; the node does not connect yet. */
    public FakeNode join(JoinTokenText token, String name) {
        return with(NodeCredentials.enroll(gateway, token, name));
    }

    /** A node that has joined before. */
    public FakeNode with(NodeCredentials credentials) {
        FakeNode node = new FakeNode(this, credentials);
        nodes.add(node);
        return node;
    }

    public List<FakeNode> all() {
        return List.copyOf(nodes);
    }

    InetSocketAddress gateway() {
        return gateway;
    }

    InstantSource clock() {
        return clock;
    }

    Duration heartbeatEvery() {
        return heartbeatEvery;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    @Override
    public void close() {
        nodes.forEach(FakeNode::close);
        timer.shutdownNow();
    }
}
