package dev.podium.orchestrator.server.gateway;

import static dev.podium.orchestrator.testkit.store.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.workload.Cpu;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.testkit.node.FakeNode;
import dev.podium.orchestrator.testkit.node.FakeSession;
import dev.podium.orchestrator.wire.v1.Heartbeat;
import dev.podium.orchestrator.wire.v1.Hello;
import dev.podium.orchestrator.wire.v1.NodeReport;
import dev.podium.orchestrator.wire.v1.NodeUsage;
import dev.podium.orchestrator.wire.v1.TaskReports;
import dev.podium.orchestrator.wire.v1.TaskUsage;
import io.grpc.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    private static final NodeName NODE_A = new NodeName("node-a");

    @TempDir
    Path home;

    private GatewayFixture cluster;

    @BeforeEach
    void start() {
        cluster = new GatewayFixture(home);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void aConnectedNodeIsMarkedAsSuchWithItsFacts() {
        cluster.connected("node-a");

        assertThat(cluster.marked(NODE_A, true)).isTrue();
        eventually(
                "facts are stored",
                () -> cluster.store.get(StoreKeys.facts(NODE_A)).isPresent());
        eventually(
                "router is stored",
                () -> cluster.store.get(StoreKeys.routerAck(NODE_A)).isPresent());
    }

    @Test
    void heartbeatsAreAnsweredAndCostTheStoreNothing() {
        FakeNode node = cluster.nodes.join(cluster.token(1), "node-a");
        FakeSession session = node.connect();
        eventually(
                "facts are stored",
                () -> cluster.store.get(StoreKeys.facts(NODE_A)).isPresent()
                        && cluster.store.get(StoreKeys.routerAck(NODE_A)).isPresent());
        long revision = cluster.store.range("/").revision();

        eventually("some heartbeats are answered", () -> session.acknowledged() >= 3);

        assertThat(cluster.store.range("/").revision()).isEqualTo(revision);
        assertThat(session.ending()).isEmpty();
    }

    @Test
    void usageIsKnownWhileTheNodeIsConnected() {
        FakeNode node = cluster.nodes.join(cluster.token(1), "node-a");
        FakeSession session = node.connect();
        session.use(NodeUsage.newBuilder()
                .setCpu(1500)
                .addTasks(TaskUsage.newBuilder().setTask("t1").setCpu(250))
                .build());

        eventually(
                "usage is known",
                () -> cluster.gateway
                        .usage(NODE_A)
                        .filter(usage -> usage.cpu().equals(Cpu.ofMillis(1500)))
                        .isPresent());
        assertThat(cluster.gateway.usage(NODE_A).orElseThrow().tasks()).hasSize(1);

        node.disconnect();
        eventually("usage is gone", () -> cluster.gateway.usage(NODE_A).isEmpty());
    }

    @Test
    void aBrokenConnectionIsNoticedAtOnce() {
        FakeNode node = cluster.connected("node-a");

        node.disconnect();

        eventually("the node is marked as gone", () -> cluster.marked(NODE_A, false));
        assertThat(cluster.gateway.connected(NODE_A)).isFalse();
    }

    @Test
    void aNodeThatFallsSilentIsLostAfterThreeHeartbeats() {
        FakeNode node = cluster.nodes.join(cluster.token(1), "node-a");
        FakeSession session = node.connect();
        eventually("the node is welcome", node::connected);

        session.fallSilent();

        eventually("the node is marked as gone", () -> cluster.marked(NODE_A, false));
        eventually("the node is told", () -> session.ending().isPresent());
        assertThat(session.ending().orElseThrow().code()).isEqualTo("HeartbeatsMissed");
        assertThat(session.ending().orElseThrow().status().getDescription()).contains("heartbeat every 500 ms");
        assertThat(cluster.gateway.counts().lost()).isEqualTo(1);
    }

    @Test
    void aNodeThatComesBackIsConnectedAgain() {
        FakeNode node = cluster.connected("node-a");
        node.disconnect();
        eventually("the node is marked as gone", () -> cluster.marked(NODE_A, false));

        node.connect();

        eventually("the node is marked as connected", () -> cluster.marked(NODE_A, true));
        eventually("the gateway counts it", () -> cluster.gateway.connectedNodes() == 1);
    }

    @Test
    void aSecondSessionOfANodeEndsTheFirst() {
        FakeNode node = cluster.nodes.join(cluster.token(1), "node-a");
        FakeSession first = node.connect();
        eventually("the first session is welcome", first::welcomed);

        FakeSession second = node.connect();

        eventually("the second session is welcome", second::welcomed);
        eventually("the first session is over", () -> first.ending().isPresent());
        assertThat(first.ending().orElseThrow().code()).isEqualTo("Superseded");
        assertThat(first.ending().orElseThrow().status().getCode()).isEqualTo(Status.Code.ABORTED);
        assertThat(cluster.marked(NODE_A, true)).isTrue();
        assertThat(cluster.gateway.connected(NODE_A)).isTrue();
    }

    @Test
    void aNodeCannotSayItIsAnother() {
        FakeNode node = cluster.nodes.join(cluster.token(1), "node-a");
        node.facts(facts -> new NodeFacts(
                new NodeName("node-b"),
                facts.version(),
                facts.os(),
                facts.arch(),
                facts.engineVersion(),
                facts.address(),
                facts.labels(),
                facts.capacity(),
                facts.images(),
                facts.router(),
                facts.engineUp(),
                facts.warnings()));

        FakeSession session = node.connect();

        eventually("the session is refused", () -> session.ending().isPresent());
        assertThat(session.ending().orElseThrow().code()).isEqualTo("NotYourName");
        assertThat(session.ending().orElseThrow().status().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(session.ending().orElseThrow().status().getDescription()).contains("node-a", "node-b");
        assertThat(cluster.store.get(StoreKeys.facts(new NodeName("node-b")))).isEmpty();
    }

    @Test
    void aSecondHelloIsRefused() {
        FakeNode node = cluster.nodes.join(cluster.token(1), "node-a");
        FakeSession session = node.connect();
        eventually("the node is welcome", node::connected);

        session.send(
                NodeReport.newBuilder().setHello(Hello.getDefaultInstance()).build());

        eventually("the session is refused", () -> session.ending().isPresent());
        assertThat(session.ending().orElseThrow().code()).isEqualTo("UnexpectedReport");
    }

    @Test
    void aMalformedReportIsRefusedWithWhatIsWrong() {
        FakeNode node = cluster.nodes.join(cluster.token(1), "node-a");
        FakeSession session = node.connect();
        eventually("the node is welcome", node::connected);

        session.send(NodeReport.newBuilder()
                .setTasks(TaskReports.newBuilder()
                        .addTasks(dev.podium.orchestrator.wire.v1.TaskStatus.newBuilder()
                                .setTask("t1")))
                .build());

        eventually("the session is refused", () -> session.ending().isPresent());
        assertThat(session.ending().orElseThrow().code()).isEqualTo("BadReport");
        assertThat(session.ending().orElseThrow().status().getDescription()).contains("task state");
    }

    @Test
    void factsThatDidNotChangeAreNotWrittenAgain() {
        FakeNode node = cluster.connected("node-a");
        eventually(
                "facts are stored",
                () -> cluster.store.get(StoreKeys.facts(NODE_A)).isPresent());
        long revision = cluster.store.get(StoreKeys.facts(NODE_A)).orElseThrow().modRevision();

        node.facts(facts -> facts);
        cluster.assign("t1", NODE_A);
        eventually(
                "a later report is stored", () -> cluster.status(NODE_A, "t1").isPresent());

        assertThat(cluster.store.get(StoreKeys.facts(NODE_A)).orElseThrow().modRevision())
                .isEqualTo(revision);
    }

    @Test
    void aGatewayThatEndsTellsItsNodesAndMarksNobodyAsConnected() {
        FakeNode node = cluster.nodes.join(cluster.token(1), "node-a");
        FakeSession session = node.connect();
        eventually("the node is welcome", node::connected);

        cluster.restart();

        eventually("the session is over", () -> session.ending().isPresent());
        assertThat(session.ending().orElseThrow().status().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(cluster.session(NODE_A)).isEmpty();

        node.connect();
        eventually("the node is connected to the next gateway", () -> cluster.marked(NODE_A, true));
    }

    @Test
    void anEarlyHeartbeatDoesNotTakeTheHellosPlace() {
        FakeNode node = cluster.nodes.join(cluster.token(1), "node-a");
        FakeSession session = node.connectSaying(NodeReport.newBuilder()
                .setHeartbeat(Heartbeat.getDefaultInstance())
                .build());

        eventually("the session is refused", () -> session.ending().isPresent());
        assertThat(session.ending().orElseThrow().code()).isEqualTo("UnexpectedReport");
    }

    @Test
    void hundredsOfNodesShareOneGateway() {
        List<FakeNode> many = IntStream.range(0, 100)
                .mapToObj(i -> cluster.nodes.join(cluster.token(1), "node-" + i))
                .toList();
        many.forEach(FakeNode::connect);

        eventually("all are connected", () -> cluster.gateway.connectedNodes() == 100);
        long beats = cluster.gateway.counts().heartbeats();
        eventually("all are heard", () -> cluster.gateway.counts().heartbeats() > beats + 200);
        assertThat(cluster.gateway.counts().lost()).isZero();
    }
}
