package dev.podium.orchestrator.server.tunnel;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.server.tunnel.LogsUnavailableException.Reason;
import dev.podium.orchestrator.wire.v1.TunnelDown;
import dev.podium.orchestrator.wire.v1.TunnelUp;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node sends through a tunnel. Called by the network's thread; never blocks. */
final class NodeEnd implements StreamObserver<TunnelUp> {
    private static final Logger log = LoggerFactory.getLogger(NodeEnd.class);

    private final Tunnels tunnels;
    private final NodeName caller;
    private final ServerCallStreamObserver<TunnelDown> down;
    private Optional<LogTunnel> tunnel = Optional.empty();
    private boolean over;

    NodeEnd(Tunnels tunnels, NodeName caller, ServerCallStreamObserver<TunnelDown> down) {
        this.tunnels = tunnels;
        this.caller = caller;
        this.down = down;
    }

    @Override
    public void onNext(TunnelUp up) {
        if (over) {
            return;
        }
        switch (up.getUpCase()) {
            case HELLO -> hello(up.getHello().getId());
            case LINES ->
                tunnel.ifPresentOrElse(
                        open -> {
                            if (!open.arrived(up.getLines().getLinesList())) {
                                refuse(
                                        Status.RESOURCE_EXHAUSTED,
                                        "more log lines were sent than asked for: expected no more than the sum of all"
                                                + " \"more\"");
                            }
                        },
                        this::refuseNameless);
            case END -> end(up.getEnd().getError());
            case UP_NOT_SET ->
                log.debug("node {} sent something through a tunnel that this version does not know", caller);
        }
    }

    private void hello(String id) {
        Optional<LogTunnel> wanted = tunnels.find(id);
        if (wanted.isPresent() && !wanted.get().node().equals(caller)) {
            log.warn(
                    "node {} tried to open a tunnel that was asked of node {}",
                    caller,
                    wanted.get().node());
            refuse(Status.PERMISSION_DENIED, "tunnel " + id + " was not asked of node \"" + caller + "\"");
        } else if (wanted.isEmpty() || tunnel.isPresent() || !wanted.get().opened(down)) {
            refuse(
                    Status.NOT_FOUND,
                    "tunnel " + id + " is not expected: its reader has gone, or it was opened too late or twice");
        } else {
            tunnel = wanted;
        }
    }

    private void end(String error) {
        tunnel.ifPresent(open -> {
            if (error.isEmpty()) {
                open.finished();
            } else {
                open.fail(Reason.NODE_REFUSED, "cannot show the log: " + error);
            }
        });
    }

    private void refuseNameless() {
        refuse(Status.INVALID_ARGUMENT, "a tunnel starts with its id: expected a hello first");
    }

    private void refuse(Status status, String message) {
        over = true;
        if (!down.isCancelled()) {
            down.onError(status.withDescription(message).asException());
        }
    }

    @Override
    public void onError(Throwable error) {
        log.debug("tunnel of node {} broke: {}", caller, error.getMessage());
        broken();
    }

    /** Nothing more will come; harmless after the end. */
    void broken() {
        tunnel.ifPresent(open -> open.fail(Reason.BROKEN_OFF, "broke off in the middle of the log: read it again"));
    }

    @Override
    public void onCompleted() {
        tunnel.ifPresent(LogTunnel::finished);
        if (!over && !down.isCancelled()) {
            over = true;
            down.onCompleted();
        }
    }
}
