package dev.podium.orchestrator.server;

import static dev.podium.orchestrator.testkit.store.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.server.loop.Cluster;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.store.embedded.EmbeddedClusterStore;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import dev.podium.orchestrator.testkit.node.FakeNode;
import dev.podium.orchestrator.testkit.node.FakeNodes;
import dev.podium.orchestrator.wire.join.JoinTokenText;
import dev.podium.orchestrator.wire.v1.JoinToken;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole orchestrator with the real engine and gateway; only the node's machine is played. */
class OrchestratorTest {
    private final InstantSource clock = InstantSource.system();
    private final Path home;
    private final FakeNodes nodes;
    private EmbeddedClusterStore store;
    private ClusterMirror mirror;
    private Orchestrator orchestrator;

    OrchestratorTest(@TempDir Path home) {
        this.home = home;
        store = EmbeddedClusterStore.open(home.resolve("cluster.log"), clock);
        mirror = ClusterMirror.start(store);
        orchestrator = Orchestrator.start(OrchestratorSettings.of(home, "127.0.0.1", 0), store, mirror, clock);
        nodes = new FakeNodes(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), orchestrator.gatewayPort()),
                clock,
                Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        nodes.close();
        stop();
    }

    @Test
    void a_published_workload_comes_up_on_a_node_that_joined() {
        FakeNode node = connected("node-a");

        store.commit(Cluster.publish(Cluster.web(3)));

        eventually("three tasks are ready", () -> ready() == 3);
        assertThat(node.assigned()).hasSize(3);
        assertThat(mirror.snapshot().tasks().keySet())
                .allSatisfy(
                        id -> assertThat(UUID.fromString(id.value()).version()).isEqualTo(7));
    }

    @Test
    void without_a_node_the_store_says_why_and_a_node_that_joins_ends_it() {
        store.commit(Cluster.publish(Cluster.web(2)));
        eventually("an outlook", () -> mirror.outlooks().containsKey(Cluster.WEB));

        connected("node-a");

        eventually("two tasks are ready", () -> ready() == 2);
        eventually("no outlook", () -> mirror.outlooks().isEmpty());
    }

    @Test
    void a_preview_says_what_would_be_done_and_does_nothing() {
        connected("node-a");
        long before = store.range(StoreKeys.TASKS).entries().size();

        Plan plan = orchestrator.preview().of(Cluster.web(2));

        assertThat(plan.changes()).hasSize(2).allMatch(Change.Create.class::isInstance);
        assertThat(store.range(StoreKeys.TASKS).entries()).hasSize((int) before);
    }

    @Test
    void scaling_down_stops_and_scaling_to_none_leaves_nothing_running() {
        FakeNode node = connected("node-a");
        store.commit(Cluster.publish(Cluster.web(3)));
        eventually("three tasks are ready", () -> ready() == 3);

        store.commit(Cluster.publish(Cluster.web(0)));

        eventually(
                "all have stopped",
                () -> ready() == 0
                        && node.statuses().values().stream()
                                .allMatch(status -> status.state().ended()));
    }

    @Test
    void a_server_that_comes_back_finds_its_tasks_and_leaves_them_alone() {
        FakeNode node = connected("node-a");
        store.commit(Cluster.publish(Cluster.web(3)));
        eventually("three tasks are ready", () -> ready() == 3);
        Map<TaskId, Task> before = mirror.snapshot().tasks();

        int port = orchestrator.gatewayPort();
        node.disconnect();
        stop();
        start(port);
        node.connect();
        eventually("the node is back", node::connected);
        eventually("this server leads", orchestrator::leading);
        store.commit(Cluster.publish(Cluster.web(4)));

        eventually("a fourth is ready", () -> ready() == 4);
        assertThat(mirror.snapshot().tasks()).containsAllEntriesOf(before);
        assertThat(mirror.snapshot().tasks()).hasSize(4);
    }

    private void start(int port) {
        store = EmbeddedClusterStore.open(home.resolve("cluster.log"), clock);
        mirror = ClusterMirror.start(store);
        orchestrator = Orchestrator.start(OrchestratorSettings.of(home, "127.0.0.1", port), store, mirror, clock);
    }

    private void stop() {
        orchestrator.close();
        mirror.close();
        store.close();
    }

    private long ready() {
        return mirror.snapshot().statuses().values().stream()
                .filter(status -> status.state() == TaskState.READY)
                .count();
    }

    private FakeNode connected(String name) {
        FakeNode node = nodes.join(token(), name);
        node.connect();
        eventually(name + " is known", () -> mirror.snapshot().nodes().containsKey(node.name()) && node.connected());
        return node;
    }

    private JoinTokenText token() {
        JoinTokenText token = JoinTokenText.fresh(orchestrator.caDigest(), new SecureRandom());
        store.commit(Transaction.put(
                StoreKeys.joinToken(token.id()),
                JoinToken.newBuilder()
                        .setId(token.id())
                        .setSecretSha256(ByteString.copyFrom(token.secretSha256()))
                        .setExpiresAt(clock.instant().plusSeconds(60).toEpochMilli())
                        .setUsesLeft(1)
                        .build()
                        .toByteArray()));
        return token;
    }
}
