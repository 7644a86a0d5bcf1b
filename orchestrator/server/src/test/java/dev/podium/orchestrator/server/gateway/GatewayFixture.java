package dev.podium.orchestrator.server.gateway;

import static dev.podium.orchestrator.testkit.store.Eventually.eventually;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
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
import dev.podium.orchestrator.model.workload.UpdatePolicy;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.server.ca.CertificateAuthority;
import dev.podium.orchestrator.store.ClusterStore.Entry;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.store.embedded.EmbeddedClusterStore;
import dev.podium.orchestrator.testkit.node.FakeNode;
import dev.podium.orchestrator.testkit.node.FakeNodes;
import dev.podium.orchestrator.testkit.store.FlakyStore;
import dev.podium.orchestrator.wire.NodeCodec;
import dev.podium.orchestrator.wire.RoutingCodec;
import dev.podium.orchestrator.wire.TaskCodec;
import dev.podium.orchestrator.wire.join.JoinTokenText;
import dev.podium.orchestrator.wire.v1.JoinToken;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A gateway on loopback with an authority and a store of its own, and hands to play the platform API and the leader. */
final class GatewayFixture implements AutoCloseable {
    static final Duration BEAT = Duration.ofMillis(500);

    private volatile Duration ahead = Duration.ZERO;
    final InstantSource clock = () -> Instant.now().plus(ahead);
    final CertificateAuthority authority;
    final FlakyStore store = new FlakyStore(EmbeddedClusterStore.inMemory(clock));
    final FakeNodes nodes;
    NodeGateway gateway;

    GatewayFixture(Path home) {
        authority = CertificateAuthority.open(home.resolve("ca"), clock);
        gateway = NodeGateway.start(settings(0), authority, store, clock);
        nodes = new FakeNodes(new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port()), clock, BEAT);
    }

    private static GatewaySettings settings(int port) {
        return GatewaySettings.on("127.0.0.1", port)
                .beating(BEAT)
                .openingTunnelsWithin(Duration.ofMillis(500))
                .adoptingWithin(Duration.ofSeconds(1));
    }

    /** Stops the gateway and starts another one on the same port, with the same store. */
    void restart() {
        int port = gateway.port();
        gateway.close();
        gateway = NodeGateway.start(settings(port), authority, store, clock);
    }

    /** Lets the clock jump. */
    void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port());
    }

    /** A token good for a quarter of an hour. */
    JoinTokenText token(int uses) {
        return token(uses, Duration.ofMinutes(15));
    }

    JoinTokenText token(int uses, Duration life) {
        JoinTokenText token = JoinTokenText.fresh(authority.fingerprint(), new SecureRandom());
        JoinToken record = JoinToken.newBuilder()
                .setId(token.id())
                .setSecretSha256(ByteString.copyFrom(token.secretSha256()))
                .setExpiresAt(clock.instant().plus(life).toEpochMilli())
                .setUsesLeft(uses)
                .putLabels("zone", "a")
                .build();
        put(StoreKeys.joinToken(token.id()), record.toByteArray());
        return token;
    }

    /** A node that has joined, is connected and was welcomed. */
    FakeNode connected(String name) {
        FakeNode node = nodes.join(token(1), name);
        node.connect();
        eventually(name + " is welcome", node::connected);
        return node;
    }

    /** The leader assigns a task to a node. */
    Task assign(String id, NodeName node) {
        Task task = task(id, node);
        put(task);
        return task;
    }

    void put(Task task) {
        put(StoreKeys.task(task), TaskCodec.encode(task).toByteArray());
    }

    void desire(Task task, DesiredState state) {
        put(task.desire(state, clock.instant()));
    }

    /** The leader forgets a task: record and status. */
    void forget(Task task) {
        store.commit(Transaction.builder()
                .delete(StoreKeys.task(task))
                .delete(StoreKeys.status(task.node(), task.id()))
                .build());
    }

    void route(RoutingTable table) {
        put(StoreKeys.ROUTING, RoutingCodec.encode(table).toByteArray());
    }

    void observe(NodeName node, TaskStatus status) {
        put(StoreKeys.status(node, status.task()), TaskCodec.encode(status).toByteArray());
    }

    private void put(String key, byte[] value) {
        store.commit(Transaction.put(key, value));
    }

    Optional<TaskStatus> status(NodeName node, String task) {
        return store.get(StoreKeys.status(node, new TaskId(task))).map(entry -> {
            try {
                return TaskCodec.decode(dev.podium.orchestrator.wire.v1.TaskStatus.parseFrom(entry.value()));
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(entry.key(), e);
            }
        });
    }

    Optional<NodeSession> session(NodeName node) {
        return store.get(StoreKeys.session(node)).map(GatewayFixture::decodeSession);
    }

    private static NodeSession decodeSession(Entry entry) {
        try {
            return NodeCodec.decode(dev.podium.orchestrator.wire.v1.NodeSession.parseFrom(entry.value()));
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(entry.key(), e);
        }
    }

    boolean marked(NodeName node, boolean connected) {
        return session(node).filter(session -> session.connected() == connected).isPresent();
    }

    static Task task(String id, NodeName node) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        return new Task(
                new TaskId(id),
                WorkloadId.of("acme-prod", "web"),
                "uid-1",
                new Slot.Numbered(1),
                release(),
                0,
                node,
                DesiredState.RUN,
                now,
                1,
                now,
                now);
    }

    private static Release release() {
        Amount request = new Amount(Cpu.ofMillis(100), Bytes.ofMebi(64), 64);
        return new Release(
                1,
                new ContainerSpec(
                        new Image("web:1", Optional.empty(), false),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        List.of(),
                        Security.DEFAULT),
                new Resources(request, request.cpu(), request.memory()),
                Probes.NONE,
                Placement.ANYWHERE,
                UpdatePolicy.DEFAULT,
                StopPolicy.DEFAULT,
                RestartPolicy.DEFAULT);
    }

    @Override
    public void close() {
        nodes.close();
        gateway.close();
        store.close();
    }
}
