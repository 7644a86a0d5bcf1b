package dev.podium.orchestrator.server.gateway;

import static dev.podium.orchestrator.testkit.store.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.Endpoint;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.testkit.node.Behaviour;
import dev.podium.orchestrator.testkit.node.FakeNode;
import dev.podium.orchestrator.wire.v1.RouterAck;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssignmentTest {
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
    void aTaskAssignedWhileTheNodeIsConnectedComesUp() {
        cluster.connected("node-a");

        cluster.assign("t1", NODE_A);

        eventually("t1 is ready", () -> state("t1") == TaskState.READY);
    }

    @Test
    void aTaskAssignedBeforeTheNodeConnectsComesUp() {
        cluster.assign("t1", NODE_A);

        cluster.connected("node-a");

        eventually("t1 is ready", () -> state("t1") == TaskState.READY);
    }

    @Test
    void aNodeLearnsOnlyOfItsOwnTasks() {
        FakeNode a = cluster.connected("node-a");
        FakeNode b = cluster.connected("node-b");

        cluster.assign("t1", NODE_A);
        cluster.assign("t2", b.name());

        eventually("b has its task", () -> b.assigned().containsKey(new TaskId("t2")));
        eventually("a has its task", () -> a.assigned().containsKey(new TaskId("t1")));
        assertThat(a.assigned()).hasSize(1);
        assertThat(b.assigned()).hasSize(1);
    }

    @Test
    void stoppingAndForgettingATaskReachesTheNode() {
        FakeNode node = cluster.connected("node-a");
        Task task = cluster.assign("t1", NODE_A);
        eventually("t1 is ready", () -> state("t1") == TaskState.READY);

        cluster.desire(task, DesiredState.STOP);
        eventually("t1 has stopped", () -> state("t1") == TaskState.SHUTDOWN);

        cluster.forget(task);
        eventually("the node has forgotten t1", () -> node.assigned().isEmpty());
        eventually("no status is left", () -> cluster.status(NODE_A, "t1").isEmpty());
    }

    @Test
    void manyChangesArriveInTheEndAsTheLastOfThem() {
        FakeNode node = cluster.connected("node-a").behave(Behaviour.PASSIVE);
        for (int i = 0; i < 300; i++) {
            Task task = cluster.assign("t" + i, NODE_A);
            cluster.desire(task, DesiredState.STOP);
            if (i % 2 == 0) {
                cluster.forget(task);
            }
        }

        eventually(
                "the node has what is left",
                () -> node.assigned().size() == 150
                        && node.assigned().values().stream().allMatch(task -> task.desired() == DesiredState.STOP));
    }

    @Test
    void aTaskGoingBackwardsIsNotStored() {
        FakeNode node = cluster.connected("node-a").behave(Behaviour.PASSIVE);
        cluster.assign("t1", NODE_A);
        Instant now = cluster.clock.instant();
        eventually("the node has t1", () -> node.assigned().size() == 1);
        node.report(TaskStatus.of(new TaskId("t1"), TaskState.FAILED, now));
        eventually("t1 has failed", () -> state("t1") == TaskState.FAILED);

        node.report(Behaviour.ready(new TaskId("t1"), now));

        eventually("the report was ignored", () -> cluster.gateway.counts().ignored() == 1);
        assertThat(state("t1")).isEqualTo(TaskState.FAILED);
    }

    @Test
    void afterAReconnectWhatHappenedMeanwhileIsKnownAndNothingIsRestarted() {
        FakeNode node = cluster.connected("node-a");
        cluster.assign("t1", NODE_A);
        cluster.assign("t2", NODE_A);
        eventually("both are ready", () -> state("t1") == TaskState.READY && state("t2") == TaskState.READY);
        node.disconnect();
        eventually("the node is marked as gone", () -> cluster.marked(NODE_A, false));
        node.report(TaskStatus.of(new TaskId("t2"), TaskState.FAILED, cluster.clock.instant()));
        long t1 = statusRevision("t1");

        node.connect();

        eventually("t2 has failed", () -> state("t2") == TaskState.FAILED);
        assertThat(statusRevision("t1")).isEqualTo(t1);
        assertThat(node.statuses().get(new TaskId("t1")))
                .extracting(TaskStatus::state)
                .isEqualTo(TaskState.READY);
    }

    @Test
    void tasksOfANodeThatLostItsMemoryAreOrphanedAndNotStartedAgain() {
        FakeNode node = cluster.connected("node-a");
        cluster.assign("t1", NODE_A);
        eventually("t1 is ready", () -> state("t1") == TaskState.READY);
        node.disconnect();
        node.forgetAll();

        node.connect();

        eventually("t1 is orphaned", () -> state("t1") == TaskState.ORPHANED);
        eventually("the node is to remove it", () -> node.assigned().containsKey(new TaskId("t1")));
        assertThat(node.assigned().get(new TaskId("t1")))
                .extracting(Task::desired)
                .isEqualTo(DesiredState.REMOVE);
        assertThat(node.statuses()).isEmpty();
    }

    @Test
    void aTaskMadeByTheNodeItselfIsReportedAndAdopted() {
        FakeNode node = cluster.connected("node-a");
        Task task = cluster.assign("t1", NODE_A);
        eventually("t1 is ready", () -> state("t1") == TaskState.READY);
        node.disconnect();
        node.report(TaskStatus.of(task.id(), TaskState.FAILED, cluster.clock.instant()));
        node.report(succeeding("own", task.id()));

        node.connect();
        eventually("its own task is known", () -> state("own") == TaskState.READY);
        cluster.assign("own", NODE_A);

        eventually("it is assigned", () -> node.assigned().containsKey(new TaskId("own")));
        assertThat(node.statuses()).containsKey(new TaskId("own"));
    }

    @Test
    void theStatusOfATaskNobodyAdoptsGoesAway() {
        FakeNode node = cluster.nodes.join(cluster.token(1), "node-a");
        node.report(succeeding("own", new TaskId("t1")));

        node.connect();

        eventually("its own task is known", () -> cluster.status(NODE_A, "own").isPresent());
        eventually("its status is gone", () -> cluster.status(NODE_A, "own").isEmpty());
    }

    @Test
    void theRoutingTableReachesEveryNodeAndIsAcknowledged() {
        FakeNode a = cluster.connected("node-a");
        FakeNode b = cluster.connected("node-b");
        RoutingTable table = table(1);

        cluster.route(table);

        eventually(
                "both have it", () -> a.routing().equals(table) && b.routing().equals(table));
        eventually("the acknowledgement is stored", () -> acknowledged() == 1);

        cluster.route(table(2));
        eventually(
                "both have the next",
                () -> a.routing().version() == 2 && b.routing().version() == 2);
        eventually("the next is acknowledged", () -> acknowledged() == 2);
    }

    @Test
    void aNodeThatConnectsLaterGetsTheRoutingTable() {
        cluster.route(table(7));

        FakeNode node = cluster.connected("node-a");

        eventually("it has the table", () -> node.routing().version() == 7);
    }

    @Test
    void whileThereIsNoRoutingTableNodesKeepTheirs() {
        cluster.route(table(7));
        FakeNode node = cluster.connected("node-a");
        eventually("it has the table", () -> node.routing().version() == 7);

        cluster.store.commit(Transaction.delete(StoreKeys.ROUTING));
        cluster.restart();
        node.connect();
        eventually("it is connected", () -> cluster.marked(NODE_A, true) && node.connected());
        cluster.assign("t1", NODE_A);
        eventually("t1 is ready", () -> state("t1") == TaskState.READY);

        assertThat(node.routing().version()).isEqualTo(7);
    }

    private static RoutingTable table(long version) {
        WorkloadId web = WorkloadId.of("acme-prod", "web");
        return RoutingTable.of(
                version,
                List.of(new RouteRule("web.acme-prod.localhost", "/", web, 8080)),
                Map.of(web, List.of(new Endpoint(new TaskId("t1"), "10.0.0.1"))));
    }

    private static TaskStatus succeeding(String id, TaskId former) {
        TaskStatus plain = Behaviour.ready(new TaskId(id), Instant.parse("2026-01-01T00:00:00Z"));
        return new TaskStatus(
                plain.task(),
                plain.state(),
                plain.ready(),
                plain.reason(),
                plain.message(),
                plain.exitCode(),
                plain.address(),
                plain.containerId(),
                plain.imageDigest(),
                plain.since(),
                plain.startedAt(),
                Optional.of(former));
    }

    private TaskState state(String task) {
        return cluster.status(NODE_A, task).map(TaskStatus::state).orElse(TaskState.PENDING);
    }

    private long statusRevision(String task) {
        return cluster.store
                .get(StoreKeys.status(NODE_A, new TaskId(task)))
                .orElseThrow()
                .modRevision();
    }

    private long acknowledged() {
        return cluster.store
                .get(StoreKeys.routerAck(NODE_A))
                .map(entry -> {
                    try {
                        return RouterAck.parseFrom(entry.value()).getVersion();
                    } catch (InvalidProtocolBufferException e) {
                        throw new AssertionError(e);
                    }
                })
                .orElse(-1L);
    }
}
