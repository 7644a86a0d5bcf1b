package dev.podium.orchestrator.server.rebuild;

import static dev.podium.orchestrator.testkit.store.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.server.Orchestrator;
import dev.podium.orchestrator.server.OrchestratorSettings;
import dev.podium.orchestrator.server.loop.Cluster;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.store.embedded.EmbeddedClusterStore;
import dev.podium.orchestrator.store.etcd.EtcdClusterStore;
import dev.podium.orchestrator.store.etcd.EtcdSettings;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import dev.podium.orchestrator.store.rebuild.Rebuild;
import dev.podium.orchestrator.store.rebuild.RebuildOrder;
import dev.podium.orchestrator.testkit.node.FakeNode;
import dev.podium.orchestrator.testkit.node.FakeNodes;
import dev.podium.orchestrator.testkit.store.RealEtcd;
import dev.podium.orchestrator.wire.join.JoinTokenText;
import dev.podium.orchestrator.wire.v1.JoinToken;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever runs goes on running, under the same names, although the store that knew of it was emptied. */
class RebuildTest {
    private final InstantSource clock = InstantSource.system();
    private final Path home;
    private int gatewayPort;
    private Supplier<ClusterStore> opening = () -> {
        throw new IllegalStateException("no store was chosen");
    };
    private ClusterStore store = EmbeddedClusterStore.inMemory(clock);
    private ClusterMirror mirror = ClusterMirror.start(store);
    private Orchestrator orchestrator;
    private FakeNodes nodes;
    private Optional<RealEtcd> etcd = Optional.empty();

    RebuildTest(@TempDir Path home) {
        this.home = home;
        orchestrator = orchestrator(0);
        nodes = new FakeNodes(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), clock, Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        nodes.close();
        stop();
        etcd.ifPresent(RealEtcd::close);
    }

    @Test
    void an_emptied_embedded_store_is_filled_again_and_nothing_restarts() {
        begin(() -> EmbeddedClusterStore.open(home.resolve("cluster.log"), clock));
        runThroughRebuild();
    }

    @Test
    void an_emptied_etcd_is_filled_again_and_nothing_restarts() {
        RealEtcd running = RealEtcd.start(1);
        etcd = Optional.of(running);
        EtcdSettings settings = running.fresh();
        begin(() -> EtcdClusterStore.open(settings));
        runThroughRebuild();
    }

    private void runThroughRebuild() {
        List<FakeNode> fleet = List.of(connected("node-a"), connected("node-b"), connected("node-c"));
        store.commit(Cluster.publish(Cluster.web(7)));
        eventually("seven tasks are ready", () -> ready() == 7);
        Map<TaskId, Task> before = mirror.snapshot().tasks();
        Map<TaskId, TaskStatus> lived = lived(fleet);

        fleet.forEach(FakeNode::disconnect);
        stop();
        empty(Set.of("node-a", "node-b", "node-c"), Duration.ofMinutes(5));
        start();
        store.commit(Cluster.publish(Cluster.web(7)));
        fleet.get(0).connect();
        fleet.get(1).connect();
        eventually(
                "two nodes are back",
                () -> fleet.get(0).connected() && fleet.get(1).connected());
        Rebuild.intentIsBack(store);
        eventually(
                "both are noted",
                () -> store.range(StoreKeys.REBUILT_NODES).entries().size() == 2);
        assertThat(Rebuild.current(store)).isPresent();
        fleet.get(2).connect();

        eventually("the rebuild is over", () -> Rebuild.current(store).isEmpty());
        store.commit(Cluster.publish(Cluster.web(8)));
        eventually("an eighth is ready", () -> ready() == 8);
        assertThat(mirror.snapshot().tasks()).containsAllEntriesOf(before).hasSize(8);
        assertThat(lived(fleet)).containsAllEntriesOf(lived).hasSize(8);
        assertThat(mirror.snapshot().routing().version()).isNotNegative();
    }

    @Test
    void what_ran_on_a_node_that_does_not_come_back_is_replaced_and_the_rest_stays() {
        begin(() -> EmbeddedClusterStore.open(home.resolve("cluster.log"), clock));
        List<FakeNode> fleet = List.of(connected("node-a"), connected("node-b"));
        store.commit(Cluster.publish(Cluster.web(4)));
        eventually("four tasks are ready", () -> ready() == 4);
        Map<TaskId, TaskStatus> kept = lived(fleet.subList(0, 1));

        fleet.forEach(FakeNode::disconnect);
        stop();
        empty(Set.of("node-a", "node-b"), Duration.ofSeconds(2));
        start();
        store.commit(Cluster.publish(Cluster.web(4)));
        Rebuild.intentIsBack(store);
        fleet.getFirst().connect();

        eventually("four tasks are ready", () -> ready() == 4);
        assertThat(Rebuild.current(store)).isEmpty();
        assertThat(lived(fleet.subList(0, 1))).containsAllEntriesOf(kept).hasSize(4);
    }

    @Test
    void without_intent_nothing_is_decided_however_long_it_takes() {
        begin(() -> EmbeddedClusterStore.open(home.resolve("cluster.log"), clock));
        FakeNode node = connected("node-a");
        store.commit(Cluster.publish(Cluster.web(2)));
        eventually("two tasks are ready", () -> ready() == 2);
        Map<TaskId, TaskStatus> lived = lived(List.of(node));

        node.disconnect();
        stop();
        empty(Set.of("node-a"), Duration.ZERO);
        start();
        node.connect();
        eventually("what it runs is known", () -> ready() == 2);
        eventually("this server leads", orchestrator::leading);
        assertThat(lived(List.of(node))).isEqualTo(lived);

        store.commit(Cluster.publish(Cluster.web(2)));
        Rebuild.intentIsBack(store);
        eventually("the rebuild is over", () -> Rebuild.current(store).isEmpty());
        assertThat(lived(List.of(node))).isEqualTo(lived);
    }

    private void empty(Set<String> names, Duration wait) {
        Set<NodeName> known = names.stream().map(NodeName::new).collect(Collectors.toSet());
        try (ClusterStore emptied = opening.get()) {
            Rebuild.begin(emptied, new RebuildOrder(clock.instant(), known, wait));
            assertThat(emptied.range(StoreKeys.TASKS).entries()).isEmpty();
        }
    }

    private static Map<TaskId, TaskStatus> lived(List<FakeNode> fleet) {
        Map<TaskId, TaskStatus> all = new HashMap<>();
        fleet.forEach(node -> all.putAll(node.statuses()));
        return all;
    }

    private void begin(Supplier<ClusterStore> kind) {
        stop();
        opening = kind;
        start();
        nodes.close();
        nodes = new FakeNodes(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), gatewayPort), clock, Duration.ofSeconds(1));
    }

    private void start() {
        store = opening.get();
        mirror = ClusterMirror.start(store);
        orchestrator = orchestrator(gatewayPort);
    }

    private Orchestrator orchestrator(int port) {
        Orchestrator made = Orchestrator.start(OrchestratorSettings.of(home, "127.0.0.1", port), store, mirror, clock);
        gatewayPort = made.gatewayPort();
        return made;
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
