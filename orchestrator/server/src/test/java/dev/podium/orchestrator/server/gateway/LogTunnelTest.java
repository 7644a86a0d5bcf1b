package dev.podium.orchestrator.server.gateway;

import static dev.podium.orchestrator.testkit.store.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.server.tunnel.LogFeed;
import dev.podium.orchestrator.server.tunnel.LogsUnavailableException;
import dev.podium.orchestrator.server.tunnel.LogsUnavailableException.Reason;
import dev.podium.orchestrator.server.tunnel.TaskLogLine;
import dev.podium.orchestrator.server.tunnel.TaskLogQuery;
import dev.podium.orchestrator.testkit.node.FakeNode;
import dev.podium.orchestrator.testkit.node.FakeSession;
import dev.podium.orchestrator.wire.v1.TunnelDown;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTunnelTest {
    private static final NodeName NODE_A = new NodeName("node-a");
    private static final TaskId T1 = new TaskId("t1");
    private static final int WINDOW = 256;

    @TempDir
    Path home;

    private GatewayFixture cluster;
    private FakeNode node;

    @BeforeEach
    void start() {
        cluster = new GatewayFixture(home);
        node = cluster.connected("node-a");
        eventually("the gateway knows", () -> cluster.gateway.connected(NODE_A));
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void aLogIsReadToItsEnd() {
        write(0, 3);

        try (LogFeed feed = cluster.gateway.logs(NODE_A, TaskLogQuery.of(T1))) {
            assertThat(texts(feed)).containsExactly("line 0", "line 1", "line 2");
        }
    }

    @Test
    void aLogMuchLongerThanTheWindowComesWholeAndInOrder() {
        write(0, 5000);

        try (LogFeed feed = cluster.gateway.logs(NODE_A, TaskLogQuery.of(T1))) {
            List<String> texts = texts(feed);
            assertThat(texts).hasSize(5000);
            assertThat(texts.getLast()).isEqualTo("line 4999");
        }
    }

    @Test
    void onlyTheTailIsSentWhenOnlyTheTailIsWanted() {
        write(0, 100);
        TaskLogQuery query = new TaskLogQuery(T1, false, OptionalInt.of(2), Optional.empty());

        try (LogFeed feed = cluster.gateway.logs(NODE_A, query)) {
            assertThat(texts(feed)).containsExactly("line 98", "line 99");
        }
        assertThat(node.logs().sent()).isEqualTo(2);
    }

    @Test
    void aSlowReaderHoldsTheNodeBack() {
        write(0, 5000);

        try (LogFeed feed = cluster.gateway.logs(NODE_A, TaskLogQuery.of(T1))) {
            eventually("the window is full", () -> node.logs().sent() == WINDOW);
            assertThat(feed.next().text()).isEqualTo("line 0");
            assertThat(node.logs().sent()).isEqualTo(WINDOW);

            for (int i = 1; i < WINDOW / 2; i++) {
                feed.next();
            }
            eventually("half a window more is sent", () -> node.logs().sent() == WINDOW + WINDOW / 2);
        }
    }

    @Test
    void aFollowedLogGoesOnUntilTheReaderLeaves() throws Exception {
        write(0, 1);

        LogFeed feed = cluster.gateway.logs(NODE_A, TaskLogQuery.following(T1));
        assertThat(feed.next().text()).isEqualTo("line 0");
        write(1, 2);
        assertThat(feed.next().text()).isEqualTo("line 1");

        CompletableFuture<Boolean> more = CompletableFuture.supplyAsync(feed::hasNext);
        feed.close();
        assertThat(more.get(5, TimeUnit.SECONDS)).isFalse();
        eventually("the node has closed its end", () -> node.logs().open() == 0);
    }

    @Test
    void theNodesRefusalIsPassedOn() {
        LogFeed feed = cluster.gateway.logs(NODE_A, TaskLogQuery.of(new TaskId("unknown")));

        assertThatThrownBy(feed::hasNext)
                .isInstanceOf(LogsUnavailableException.class)
                .hasMessageContaining("node-a")
                .hasMessageContaining("no such task: unknown");
    }

    @Test
    void aNodeThatIsNotConnectedIsNotWaitedFor() {
        NodeName away = new NodeName("node-z");

        LogsUnavailableException refused = catchThrowableOfType(
                LogsUnavailableException.class, () -> cluster.gateway.logs(away, TaskLogQuery.of(T1)));

        assertThat(refused.reason()).isEqualTo(Reason.NODE_NOT_CONNECTED);
    }

    @Test
    void aNodeThatDoesNotOpenTheTunnelIsWaitedForOnlySoLong() {
        node.logs().beDeaf();

        LogsUnavailableException refused = catchThrowableOfType(
                LogsUnavailableException.class, () -> cluster.gateway.logs(NODE_A, TaskLogQuery.of(T1)));

        assertThat(refused.reason()).isEqualTo(Reason.NODE_SILENT);
        assertThat(refused).hasMessageContaining("500 ms");
    }

    @Test
    void aNodeThatSendsMoreThanAskedForIsCutOff() {
        node.logs().beGreedy();
        write(0, 5000);

        LogFeed feed = cluster.gateway.logs(NODE_A, TaskLogQuery.of(T1));

        assertThatThrownBy(() -> texts(feed)).hasMessageContaining("more lines than it was asked for");
    }

    @Test
    void aLostNodeEndsItsLogsAfterTheLinesThatCame() {
        write(0, 2);
        LogFeed feed = cluster.gateway.logs(NODE_A, TaskLogQuery.following(T1));
        assertThat(feed.next().text()).isEqualTo("line 0");
        eventually("both lines are sent", () -> node.logs().sent() == 2);

        node.disconnect();

        assertThatThrownBy(() -> texts(feed))
                .isInstanceOfSatisfying(
                        LogsUnavailableException.class,
                        broken -> assertThat(broken.reason()).isEqualTo(Reason.BROKEN_OFF));
    }

    @Test
    void aTunnelIsOpenedOnlyByTheNodeItWasAskedOf() throws Exception {
        node.logs().beDeaf();
        FakeNode stranger = cluster.nodes.join(cluster.token(1), "node-b");
        FakeSession session = stranger.connect();
        eventually("the other node is welcome", session::welcomed);
        CompletableFuture<Throwable> waiting = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                LogsUnavailableException.class, () -> cluster.gateway.logs(NODE_A, TaskLogQuery.of(T1))));
        eventually("node-a is asked", () -> !node.logs().asked().isEmpty());

        Status refused = knock(session, node.logs().asked().getFirst());

        assertThat(refused.getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
        assertThat(refused.getDescription()).contains("was not asked of node \"node-b\"");
        assertThat(waiting.get(5, TimeUnit.SECONDS)).hasMessageContaining("did not open the log");
    }

    @Test
    void aTunnelNobodyAskedForIsRefused() throws Exception {
        FakeSession session = node.connect();
        eventually("the node is welcome", session::welcomed);

        assertThat(knock(session, "made-up").getCode()).isEqualTo(Status.Code.NOT_FOUND);
    }

    private static Status knock(FakeSession session, String id) throws Exception {
        CompletableFuture<Status> ending = new CompletableFuture<>();
        session.openTunnel(id, new StreamObserver<>() {
            @Override
            public void onNext(TunnelDown down) {
                ending.complete(Status.OK.withDescription("granted " + down.getMore()));
            }

            @Override
            public void onError(Throwable error) {
                ending.complete(Status.fromThrowable(error));
            }

            @Override
            public void onCompleted() {
                ending.complete(Status.OK);
            }
        });
        return ending.get(5, TimeUnit.SECONDS);
    }

    private void write(int from, int to) {
        for (int i = from; i < to; i++) {
            node.logs().write(T1, "line " + i);
        }
    }

    private static List<String> texts(LogFeed feed) {
        List<String> texts = new ArrayList<>();
        while (feed.hasNext()) {
            TaskLogLine line = feed.next();
            texts.add(line.text());
        }
        return texts;
    }
}
