package dev.podium.orchestrator.server.gateway;

import static dev.podium.orchestrator.testkit.store.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.store.ClusterStore.Entry;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.testkit.node.FakeNode;
import dev.podium.orchestrator.testkit.node.FakeSession;
import dev.podium.orchestrator.testkit.node.FakeSession.Ending;
import dev.podium.orchestrator.testkit.node.NodeCredentials;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTroubleTest {
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
        cluster.store.comeBack();
        cluster.close();
    }

    @Test
    void whatNodesReportWhileTheStoreIsAwayIsStoredWhenItIsBack() {
        FakeNode node = cluster.connected("node-a");
        cluster.assign("t1", NODE_A);
        eventually("t1 is ready", () -> state("t1") == TaskState.READY);
        cluster.store.goAway();
        node.report(TaskStatus.of(new TaskId("t1"), TaskState.FAILED, cluster.clock.instant()));
        eventually("the store was tried", () -> cluster.gateway.counts().storeFailures() >= 2);

        cluster.store.comeBack();

        eventually("t1 has failed", () -> state("t1") == TaskState.FAILED);
        assertThat(cluster.gateway.connected(NODE_A)).isTrue();
    }

    @Test
    void aNodeThatConnectsWhileTheStoreIsAwayIsToldToComeAgain() {
        FakeNode node = cluster.nodes.join(cluster.token(1), "node-a");
        cluster.store.goAway();

        FakeSession refused = node.connect();
        eventually("the session is refused", () -> refused.ending().isPresent());
        assertThat(refused.ending().orElseThrow().code()).isEqualTo("StoreUnavailable");
        assertThat(refused.ending().orElseThrow().status().getCode()).isEqualTo(Status.Code.UNAVAILABLE);

        cluster.store.comeBack();
        node.connect();
        eventually("the node is welcome", node::connected);
    }

    @Test
    void aMachineThatJoinsWhileTheStoreIsAwayIsToldToComeAgain() {
        var token = cluster.token(1);
        cluster.store.goAway();

        Throwable refused = catchThrowable(() -> NodeCredentials.enroll(cluster.address(), token, "node-a"));

        assertThat(Ending.of(refused).code()).isEqualTo("StoreUnavailable");
        cluster.store.comeBack();
        assertThat(NodeCredentials.enroll(cluster.address(), token, "node-a").name())
                .isEqualTo("node-a");
    }

    @Test
    void aNodeLostWhileTheStoreIsAwayIsMarkedAsGoneWhenItIsBack() {
        FakeNode node = cluster.connected("node-a");
        cluster.store.goAway();
        node.disconnect();
        eventually("the store was tried", () -> cluster.gateway.counts().storeFailures() >= 2);

        cluster.store.comeBack();

        eventually("the node is marked as gone", () -> cluster.marked(NODE_A, false));
    }

    @Test
    void aLeaseThatEndedIsReplacedAndConnectedNodesAreMarkedAgain() {
        cluster.connected("node-a");
        cluster.connected("node-b");
        long before = cluster.store.range("/").revision();

        cluster.advance(Duration.ofSeconds(30));

        eventually(
                "both nodes are marked again",
                () -> markRevision("node-a") > before && markRevision("node-b") > before);
        cluster.gateway.close();
        eventually("the new marks end with the gateway", () -> markRevision("node-a") == 0);
    }

    @Test
    void changesThatWereMissedAreMadeUpFor() {
        FakeNode node = cluster.connected("node-a");
        Task stopped = cluster.assign("t1", NODE_A);
        Task forgotten = cluster.assign("t2", NODE_A);
        eventually("both are ready", () -> state("t1") == TaskState.READY && state("t2") == TaskState.READY);
        cluster.store.loseChanges();
        cluster.desire(stopped, DesiredState.STOP);
        cluster.forget(forgotten);
        cluster.assign("t3", NODE_A);

        cluster.store.confessLoss();

        eventually("t1 has stopped", () -> state("t1") == TaskState.SHUTDOWN);
        eventually("t3 is ready", () -> state("t3") == TaskState.READY);
        assertThat(node.assigned()).containsOnlyKeys(new TaskId("t1"), new TaskId("t3"));

        cluster.assign("t4", NODE_A);
        eventually("later changes arrive too", () -> state("t4") == TaskState.READY);
    }

    private long markRevision(String node) {
        return cluster.store
                .get(StoreKeys.session(new NodeName(node)))
                .map(Entry::modRevision)
                .orElse(0L);
    }

    private TaskState state(String task) {
        return cluster.status(NODE_A, task).map(TaskStatus::state).orElse(TaskState.PENDING);
    }
}
