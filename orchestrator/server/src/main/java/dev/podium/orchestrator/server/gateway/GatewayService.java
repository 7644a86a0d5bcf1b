package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.server.tunnel.Tunnels;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.wire.v1.EnrollRequest;
import dev.podium.orchestrator.wire.v1.EnrollResponse;
import dev.podium.orchestrator.wire.v1.NodeGatewayGrpc.NodeGatewayImplBase;
import dev.podium.orchestrator.wire.v1.NodeOrder;
import dev.podium.orchestrator.wire.v1.NodeReport;
import dev.podium.orchestrator.wire.v1.RenewRequest;
import dev.podium.orchestrator.wire.v1.TunnelDown;
import dev.podium.orchestrator.wire.v1.TunnelUp;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The four calls, each handed to what answers it. Called on the network's threads: whatever may block goes to the executor. */
final class GatewayService extends NodeGatewayImplBase {
    private static final Logger log = LoggerFactory.getLogger(GatewayService.class);

    private final Enrolment enrolment;
    private final Sessions sessions;
    private final Tunnels tunnels;
    private final Executor executor;

    GatewayService(Enrolment enrolment, Sessions sessions, Tunnels tunnels, Executor executor) {
        this.enrolment = enrolment;
        this.sessions = sessions;
        this.tunnels = tunnels;
        this.executor = executor;
    }

    /** An answer that may be a refusal. */
    private interface Answer<A> {
        A get() throws RefusedException;
    }

    @Override
    public void enroll(EnrollRequest request, StreamObserver<EnrollResponse> response) {
        answer("an enrolment", response, () -> enrolment.enroll(request));
    }

    @Override
    public void renew(RenewRequest request, StreamObserver<EnrollResponse> response) {
        Caller caller = Caller.KEY.get();
        answer("a renewal for node " + caller.node(), response, () -> enrolment.renew(caller.node(), request.getCsr()));
    }

    private <A> void answer(String what, StreamObserver<A> response, Answer<A> answer) {
        executor.execute(() -> {
            try {
                response.onNext(answer.get());
                response.onCompleted();
            } catch (RefusedException e) {
                log.warn("refused {}: {}", what, e.getMessage());
                response.onError(e.refusal().asException());
            } catch (StoreUnavailableException e) {
                log.warn("cannot answer {}: {}", what, e.getMessage());
                Refusal away = new Refusal(
                        Status.Code.UNAVAILABLE, "StoreUnavailable", e.getMessage() + ": try again in a moment");
                response.onError(away.asException());
            } catch (RuntimeException e) {
                sessions.counts().failed();
                log.error("failed at {}", what, e);
                Refusal failed = new Refusal(
                        Status.Code.INTERNAL, "Internal", "the gateway failed, see its log: try again in a moment");
                response.onError(failed.asException());
            }
        });
    }

    @Override
    public StreamObserver<NodeReport> session(StreamObserver<NodeOrder> response) {
        ServerCallStreamObserver<NodeOrder> orders = (ServerCallStreamObserver<NodeOrder>) response;
        LiveSession session = new LiveSession(Caller.KEY.get(), sessions, orders);
        orders.disableAutoRequest();
        orders.setOnReadyHandler(() -> session.put(new Event.Nudge()));
        orders.setOnCancelHandler(() -> session.end(SessionReports.BROKEN));
        orders.request(1);
        sessions.opened(session);
        return new SessionReports(session);
    }

    @Override
    public StreamObserver<TunnelUp> tunnel(StreamObserver<TunnelDown> response) {
        return tunnels.accept(Caller.KEY.get().node(), (ServerCallStreamObserver<TunnelDown>) response);
    }

    /** The node's end of a session. */
    private record SessionReports(LiveSession session) implements StreamObserver<NodeReport> {
        static final Refusal BROKEN =
                new Refusal(Status.Code.CANCELLED, "ConnectionBroken", "the node's connection broke");
        private static final Refusal LEFT = new Refusal(Status.Code.OK, "Left", "the node ended its session");

        @Override
        public void onNext(NodeReport report) {
            session.heard(report);
        }

        @Override
        public void onError(Throwable error) {
            session.end(BROKEN);
        }

        @Override
        public void onCompleted() {
            session.end(LEFT);
        }
    }
}
