package dev.podium.orchestrator.testkit.node;

import dev.podium.orchestrator.wire.v1.Heartbeat;
import dev.podium.orchestrator.wire.v1.NodeGatewayGrpc;
import dev.podium.orchestrator.wire.v1.NodeGatewayGrpc.NodeGatewayStub;
import dev.podium.orchestrator.wire.v1.NodeOrder;
import dev.podium.orchestrator.wire.v1.NodeReport;
import dev.podium.orchestrator.wire.v1.NodeUsage;
import dev.podium.orchestrator.wire.v1.OpenTunnel;
import dev.podium.orchestrator.wire.v1.TunnelDown;
import dev.podium.orchestrator.wire.v1.TunnelHello;
import dev.podium.orchestrator.wire.v1.TunnelUp;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One session of a played node, on a connection of its own. Safe for use by several threads. */
public final class FakeSession {
    private static final Metadata.Key<String> CODE = Metadata.Key.of("podium-code", Metadata.ASCII_STRING_MARSHALLER);

    private final FakeNode node;
    private final FakeNodes fleet;
    private final ManagedChannel channel;
    private Optional<StreamObserver<NodeReport>> reports = Optional.empty();
    private Optional<ScheduledFuture<?>> beating = Optional.empty();
    private Optional<Ending> ending = Optional.empty();
    private boolean welcomed;
    private long sequence;
    private long acknowledged;
    private NodeUsage usage = NodeUsage.getDefaultInstance();

    /** How the gateway ended it: its status and, in {@code code}, its stable word, empty if it gave none. */
    public record Ending(Status status, String code) {
        public static Ending of(Throwable error) {
            Metadata trailers = Status.trailersFromThrowable(error);
            String code = trailers == null ? null : trailers.get(CODE);
            return new Ending(Status.fromThrowable(error), code == null ? "" : code);
        }
    }

    FakeSession(FakeNode node, FakeNodes fleet, InetSocketAddress gateway, NodeCredentials credentials) {
        this.node = node;
        this.fleet = fleet;
        this.channel = credentials.channel(gateway);
    }

    synchronized void start(NodeReport first) {
        NodeGatewayStub stub = NodeGatewayGrpc.newStub(channel);
        reports = Optional.of(stub.session(new Orders()));
        send(first);
        long pause = fleet.heartbeatEvery().toMillis();
        beating = Optional.of(fleet.timer().scheduleAtFixedRate(this::beat, pause, pause, TimeUnit.MILLISECONDS));
    }

    /** Sends any report, sensible or not. */
    public synchronized void send(NodeReport report) {
        if (ending.isEmpty()) {
            reports.ifPresent(stream -> stream.onNext(report));
        }
    }

    /** What heartbeats say from now on. */
    public synchronized void use(NodeUsage now) {
        usage = now;
    }

    /** Stays connected but no longer shows it. */
    public synchronized void fallSilent() {
        beating.ifPresent(task -> task.cancel(false));
    }

    public synchronized boolean welcomed() {
        return welcomed && ending.isEmpty();
    }

    /** The newest heartbeat the gateway has answered. */
    public synchronized long acknowledged() {
        return acknowledged;
    }

    public synchronized Optional<Ending> ending() {
        return ending;
    }

    private synchronized void beat() {
        if (welcomed) {
            Heartbeat heartbeat = Heartbeat.newBuilder()
                    .setSequence(++sequence)
                    .setUsage(usage)
                    .build();
            send(NodeReport.newBuilder().setHeartbeat(heartbeat).build());
        }
    }

    void tunnel(OpenTunnel order, FakeLogs logs) {
        logs.serve(order, NodeGatewayGrpc.newStub(channel));
    }

    /** Opens a tunnel under any id, asked for or not. */
    public void openTunnel(String id, StreamObserver<TunnelDown> answer) {
        NodeGatewayGrpc.newStub(channel)
                .tunnel(answer)
                .onNext(TunnelUp.newBuilder()
                        .setHello(TunnelHello.newBuilder().setId(id))
                        .build());
    }

    void close() {
        fallSilent();
        channel.shutdownNow();
    }

    private synchronized void ended(Ending how) {
        ending = Optional.of(how);
        beating.ifPresent(task -> task.cancel(false));
        channel.shutdown();
    }

    private synchronized void noted(NodeOrder order) {
        welcomed |= order.hasWelcome();
        acknowledged = Math.max(acknowledged, order.getHeartbeatAck().getSequence());
    }

    private final class Orders implements StreamObserver<NodeOrder> {
        @Override
        public void onNext(NodeOrder order) {
            noted(order);
            node.obey(FakeSession.this, order);
        }

        @Override
        public void onError(Throwable error) {
            ended(Ending.of(error));
        }

        @Override
        public void onCompleted() {
            ended(new Ending(Status.OK, ""));
        }
    }
}
