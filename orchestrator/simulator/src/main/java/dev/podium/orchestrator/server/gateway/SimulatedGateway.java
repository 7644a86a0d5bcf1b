package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.wire.v1.NodeOrder;
import dev.podium.orchestrator.wire.v1.NodeReport;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** A gateway whose sessions, store access and timers are the real ones, on a simulation's time and without a network. */
public final class SimulatedGateway {
    private static final int SWEEPS_PER_BEAT = 4;
    private static final int SIGNS_PER_TTL = 4;

    private final GatewaySettings settings;
    private final Time time;
    private final SessionLease lease;
    private final Sessions sessions;
    private final LeaderFeed feed;

    /** Where its process gets its time from. */
    public interface Time extends Workers {
        InstantSource clock();

        LongSupplier ticks();

        @Override
        void after(Duration pause, Runnable work);

        @Override
        default void execute(Runnable work) {
            after(Duration.ZERO, work);
        }
    }

    /** The node's end of a session. */
    public interface Line {
        void order(NodeOrder order);

        void ended(String why);
    }

    /** The gateway's end of a session. */
    public interface Call {
        void report(NodeReport report);

        void broken();
    }

    /** @throws dev.podium.orchestrator.store.StoreUnavailableException if it cannot begin without the store */
    public SimulatedGateway(GatewaySettings settings, ClusterStore store, Time time) {
        this.settings = settings;
        this.time = time;
        GatewayCounts counts = new GatewayCounts();
        this.lease = new SessionLease(store, settings.leaseTtl());
        ObservedStore observed =
                new ObservedStore(store, new SimulatedReportWriter(store, time, this::markLost), lease);
        this.sessions =
                new Sessions(settings, new Sessions.Means(observed, time.clock(), time.ticks(), counts, time, _ -> {}));
        this.feed = new LeaderFeed(store, sessions, time);
        feed.start();
        lease.whenReplaced(sessions::marksLost);
        sweep();
        keepLease();
    }

    private void markLost(NodeName node) {
        sessions.markLost(node);
    }

    private void sweep() {
        sessions.sweep();
        time.after(settings.heartbeatEvery().dividedBy(SWEEPS_PER_BEAT), this::sweep);
    }

    private void keepLease() {
        lease.keep();
        time.after(settings.leaseTtl().dividedBy(SIGNS_PER_TTL), this::keepLease);
    }

    /** A node connects. */
    public Call open(NodeName node, Line line) {
        LiveSession session = new LiveSession(new Caller(node, Instant.MAX), sessions, new SimulatedOrders(line));
        sessions.opened(session);
        return new Call() {
            @Override
            public void report(NodeReport report) {
                session.heard(report);
            }

            @Override
            public void broken() {
                session.end(new Refusal(Status.Code.CANCELLED, "ConnectionBroken", "the node's connection broke"));
            }
        };
    }
}
