package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.wire.v1.Heartbeat;
import dev.podium.orchestrator.wire.v1.HeartbeatAck;
import dev.podium.orchestrator.wire.v1.NodeOrder;
import dev.podium.orchestrator.wire.v1.NodeReport;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node's session, from the opening of its stream to its end.
 *
 * <p>Heartbeats are dealt with where they arrive, without a thread and without the store. Everything else goes through the
 * mailbox to the {@link Dialogue}, and the node may send its next report only when the last has been dealt with.
 */
final class LiveSession {
    private static final Logger log = LoggerFactory.getLogger(LiveSession.class);

    private final Caller caller;
    private final Sessions sessions;
    private final OrderStream orders;
    private final Dialogue dialogue;
    private final Mailbox mailbox;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean adoptionOver = new AtomicBoolean();
    private final long openedAt;

    private volatile long heardAt;
    private volatile boolean live;
    private volatile Optional<NodeUsageSample> usage = Optional.empty();

    LiveSession(Caller caller, Sessions sessions, ServerCallStreamObserver<NodeOrder> observer) {
        this.caller = caller;
        this.sessions = sessions;
        this.orders = new OrderStream(observer);
        this.dialogue = new Dialogue(caller.node(), sessions, orders, () -> sessions.admit(this));
        this.mailbox = new Mailbox(sessions.executor(), this::handle, () -> orders.flush(sessions.routing()));
        this.openedAt = sessions.ticks();
        this.heardAt = openedAt;
    }

    NodeName node() {
        return caller.node();
    }

    Optional<NodeUsageSample> usage() {
        return usage;
    }

    /** Whether the node has said hello and is thought to be there. */
    boolean live() {
        return live && !ended.get();
    }

    /** Sends an order now; {@code false} if there is nobody to take it. */
    boolean order(NodeOrder order) {
        return live() && orders.send(order);
    }

    void put(Event event) {
        mailbox.put(event);
    }

    /** A report from the node, on the network's thread. */
    void heard(NodeReport report) {
        heardAt = sessions.ticks();
        if (report.hasHeartbeat() && live) {
            beat(report.getHeartbeat());
            orders.request();
        } else {
            mailbox.put(new Event.Reported(report));
        }
    }

    private void beat(Heartbeat heartbeat) {
        sessions.counts().heartbeat();
        if (heartbeat.hasUsage()) {
            usage = Optional.of(NodeUsageSample.of(heartbeat.getUsage(), sessions.now()));
        }
        HeartbeatAck ack =
                HeartbeatAck.newBuilder().setSequence(heartbeat.getSequence()).build();
        orders.offer(NodeOrder.newBuilder().setHeartbeatAck(ack).build());
    }

    /** Looks at the clock for this session: called by the one timer. */
    void check(long ticks, Instant now) {
        if (!live) {
            checkHello(ticks);
            return;
        }
        GatewaySettings settings = sessions.settings();
        long silent = ticks - heardAt;
        if (silent > settings.patience().toNanos()) {
            String message = "nothing heard from node \"%s\" for %d ms: expected a heartbeat every %d ms; connect again"
                    .formatted(
                            node(),
                            silent / 1_000_000,
                            settings.heartbeatEvery().toMillis());
            end(new Refusal(Status.Code.DEADLINE_EXCEEDED, "HeartbeatsMissed", message));
        } else if (now.isAfter(caller.until())) {
            String message = "the certificate of node \"" + node() + "\" expired at " + caller.until()
                    + ": renew it and connect anew";
            end(new Refusal(Status.Code.UNAUTHENTICATED, "CertificateExpired", message));
        } else if (ticks - openedAt > settings.adoptWithin().toNanos() && adoptionOver.compareAndSet(false, true)) {
            mailbox.put(new Event.AdoptionOver());
        }
    }

    private void checkHello(long ticks) {
        if (ticks - openedAt > sessions.settings().helloWithin().toNanos()) {
            String message = "session of node \"" + node() + "\" got no further within "
                    + sessions.settings().helloWithin() + ": expected a hello at its start; connect again";
            end(new Refusal(Status.Code.DEADLINE_EXCEEDED, "NoHello", message));
        }
    }

    private void handle(Event event) {
        if (ended.get()) {
            return;
        }
        try {
            dialogue.handle(event);
            if (!live && dialogue.greeted()) {
                heardAt = sessions.ticks();
                live = true;
                sessions.counts().sessionOpened();
            }
            if (event instanceof Event.Reported) {
                orders.request();
            }
        } catch (RefusedException e) {
            end(e.refusal());
        } catch (StoreUnavailableException e) {
            sessions.counts().storeFailed();
            String message = e.getMessage() + ": connect again in a moment";
            end(new Refusal(Status.Code.UNAVAILABLE, "StoreUnavailable", message));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(Sessions.CLOSING);
        } catch (RuntimeException e) {
            sessions.counts().failed();
            log.error(
                    "session of node {} failed at {}", node(), event.getClass().getSimpleName(), e);
            String message = "the gateway failed at a report, see its log: connect again in a moment";
            end(new Refusal(Status.Code.INTERNAL, "Internal", message));
        }
    }

    /** Ends the session and, unless another has taken its place, marks the node as gone. */
    void end(Refusal why) {
        if (ended.compareAndSet(false, true)) {
            orders.close(why);
            sessions.lost(this, why);
        }
    }

    /** Ends the session without marking the node as gone; returns when nothing of it is going on any more. */
    void giveWay(Refusal why) {
        ended.set(true);
        orders.close(why);
        SessionMark _ = markWhenIdle();
    }

    /** Waits until no event is being dealt with; then, {@link Dialogue#mark}. */
    SessionMark markWhenIdle() {
        AtomicReference<SessionMark> mark = new AtomicReference<>(new SessionMark(node(), 0));
        mailbox.afterCurrent(() -> mark.set(dialogue.mark()));
        return Objects.requireNonNull(mark.get());
    }
}
