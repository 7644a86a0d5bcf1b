package dev.podium.node.session;

import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.wire.RoutingCodec;
import dev.podium.orchestrator.wire.TaskCodec;
import dev.podium.orchestrator.wire.v1.Assignments;
import dev.podium.orchestrator.wire.v1.Heartbeat;
import dev.podium.orchestrator.wire.v1.NodeGatewayGrpc;
import dev.podium.orchestrator.wire.v1.NodeOrder;
import dev.podium.orchestrator.wire.v1.NodeReport;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One session, from hello to its end. The thread that runs it is the only one that sends. */
final class Session implements ClientResponseObserver<NodeReport, NodeOrder> {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final Duration WELCOME_WITHIN = Duration.ofSeconds(15);
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    /** So many heartbeats without an answer and the session is given up. */
    private static final int PATIENCE = 5;

    private final ManagedChannel channel;
    private final NodeSide node;
    private final Outbox outbox;

    private volatile @Nullable ClientCallStreamObserver<NodeReport> call;
    private volatile Optional<String> ended = Optional.empty();
    private volatile boolean welcomed;
    private volatile Duration heartbeat = HEARTBEAT;
    private volatile long heardAt = System.nanoTime();

    Session(ManagedChannel channel, NodeSide node, Outbox outbox) {
        this.channel = channel;
        this.node = node;
        this.outbox = outbox;
    }

    /**
     * Talks until the session ends or {@code enough} says so.
     *
     * @return why it ended
     */
    String run(BooleanSupplier enough) throws InterruptedException {
        StreamObserver<NodeReport> up = NodeGatewayGrpc.newStub(channel).session(this);
        try {
            up.onNext(outbox.hello());
            awaitWelcome();
            if (welcomed) {
                node.connected();
                talk(up, enough);
            }
            return ended.orElse("the node ends it");
        } finally {
            hangUp();
        }
    }

    private void awaitWelcome() throws InterruptedException {
        long deadline = System.nanoTime() + WELCOME_WITHIN.toNanos();
        while (!welcomed && ended.isEmpty()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                ended = Optional.of("the server did not answer within " + WELCOME_WITHIN.toSeconds() + " s");
                return;
            }
            outbox.await(Duration.ofNanos(left));
        }
        outbox.wake(); // The signal may have been for a change that is still to be told.
    }

    private void talk(StreamObserver<NodeReport> up, BooleanSupplier enough) throws InterruptedException {
        long sequence = 0;
        long nextBeat = System.nanoTime();
        while (ended.isEmpty() && !enough.getAsBoolean()) {
            outbox.reports().forEach(up::onNext);
            long now = System.nanoTime();
            if (now - nextBeat >= 0) {
                nextBeat = now + heartbeat.toNanos();
                up.onNext(beat(++sequence));
            }
            if (now - heardAt > heartbeat.multipliedBy(PATIENCE).toNanos()) {
                ended = Optional.of("the server answered none of the last " + PATIENCE + " heartbeats");
            }
            outbox.await(Duration.ofNanos(Math.max(1, nextBeat - System.nanoTime())));
        }
    }

    private NodeReport beat(long sequence) {
        return NodeReport.newBuilder()
                .setHeartbeat(Heartbeat.newBuilder().setSequence(sequence).setUsage(node.usage()))
                .build();
    }

    private void hangUp() {
        ClientCallStreamObserver<NodeReport> open = call;
        if (open != null) {
            open.cancel("the node ends the session", null);
        }
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<NodeReport> started) {
        call = started;
    }

    @Override
    public void onNext(NodeOrder order) {
        heardAt = System.nanoTime();
        switch (order.getOrderCase()) {
            case WELCOME -> {
                heartbeat = Duration.ofMillis(Math.max(100, order.getWelcome().getHeartbeatEvery()));
                welcomed = true;
                outbox.wake();
            }
            case ASSIGNMENTS -> assignments(order.getAssignments());
            case ROUTING -> node.route(RoutingCodec.decode(order.getRouting()));
            case OPEN_TUNNEL -> node.openLog(channel, order.getOpenTunnel());
            case HEARTBEAT_ACK ->
                LOG.trace("heartbeat {} answered", order.getHeartbeatAck().getSequence());
            case ORDER_NOT_SET -> LOG.warn("the server sent an order this version does not know; it is ignored");
        }
    }

    private void assignments(Assignments assignments) {
        var tasks = assignments.getTasksList().stream().map(TaskCodec::decode).toList();
        if (assignments.getComplete()) {
            node.assignAll(tasks);
        } else {
            node.assign(
                    tasks,
                    assignments.getRemovedList().stream().map(TaskId::new).toList());
        }
    }

    @Override
    public void onError(Throwable thrown) {
        Status status = Status.fromThrowable(thrown);
        end(Optional.ofNullable(status.getDescription()).orElse("") + cause(status));
    }

    private static String cause(Status status) {
        Throwable root = status.getCause();
        while (root != null && root.getCause() != null) {
            root = root.getCause();
        }
        return root == null ? "" : " (" + root.getMessage() + ")";
    }

    @Override
    public void onCompleted() {
        end("the server ended the session");
    }

    private void end(String why) {
        ended = Optional.of(why);
        outbox.wake();
    }
}
