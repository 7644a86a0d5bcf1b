package dev.podium.orchestrator.server.tunnel;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.server.tunnel.LogsUnavailableException.Reason;
import dev.podium.orchestrator.wire.v1.OpenTunnel;
import dev.podium.orchestrator.wire.v1.TunnelDown;
import dev.podium.orchestrator.wire.v1.TunnelUp;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The tunnels that nodes were asked for: each is opened once, by the node it was asked of. Safe for use by several threads. */
public final class Tunnels {
    private final Supplier<String> ids;
    private final Duration within;
    private final ConcurrentMap<String, LogTunnel> tunnels = new ConcurrentHashMap<>();

    /**
     * @param ids unguessable and never the same twice
     * @param within how long a node may take to open a tunnel
     */
    public Tunnels(Supplier<String> ids, Duration within) {
        this.ids = ids;
        this.within = within;
    }

    /**
     * Asks the node for a log and waits until it has opened the tunnel.
     *
     * @param ask sends the order; {@code false} if the node is not connected
     * @throws LogsUnavailableException if the node is not connected or does not open the tunnel in time
     */
    public LogFeed open(NodeName node, TaskLogQuery query, Predicate<OpenTunnel> ask) {
        String id = ids.get();
        LogTunnel tunnel = new LogTunnel(id, node, () -> tunnels.remove(id));
        tunnels.put(id, tunnel);
        if (!ask.test(OpenTunnel.newBuilder().setId(id).setLogs(query.encode()).build())) {
            tunnel.close();
            throw notConnected(node);
        }
        tunnel.awaitOpened(within);
        return tunnel;
    }

    public static LogsUnavailableException notConnected(NodeName node) {
        return new LogsUnavailableException(
                Reason.NODE_NOT_CONNECTED,
                "node \"" + node
                        + "\" is not connected, and the log is on that node: it can be read when the node is back");
    }

    public static LogsUnavailableException connectedElsewhere(NodeName node, String holder) {
        return new LogsUnavailableException(
                Reason.NODE_NOT_CONNECTED,
                "node \"" + node + "\" is connected to another server, " + holder
                        + ", and the log is on that node: ask that server for it");
    }

    /** The node's end of a tunnel; the first message has to say which. */
    public StreamObserver<TunnelUp> accept(NodeName caller, ServerCallStreamObserver<TunnelDown> down) {
        NodeEnd end = new NodeEnd(this, caller, down);
        down.setOnCancelHandler(end::broken);
        return end;
    }

    Optional<LogTunnel> find(String id) {
        return Optional.ofNullable(tunnels.get(id));
    }

    /** The node's session is over: nothing more will come from it. */
    public void departed(NodeName node) {
        for (LogTunnel tunnel : List.copyOf(tunnels.values())) {
            if (tunnel.node().equals(node)) {
                tunnel.fail(Reason.BROKEN_OFF, "is no longer connected: the log goes on when it is back");
            }
        }
    }

    /** Ends all tunnels. */
    public void close() {
        List.copyOf(tunnels.values()).forEach(tunnel -> tunnel.fail(Reason.BROKEN_OFF, "was let go: the gateway ends"));
    }
}
