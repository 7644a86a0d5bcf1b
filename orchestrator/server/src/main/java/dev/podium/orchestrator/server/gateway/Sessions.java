package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.store.StoreUnavailableException;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All sessions of this gateway and what they share. Safe for use by several threads. */
final class Sessions {
    static final Refusal CLOSING = new Refusal(
            Status.Code.UNAVAILABLE, "ShuttingDown", "the gateway is shutting down: connect again in a moment");

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    private static final Duration RETRY_FIRST = Duration.ofMillis(100);
    private static final Duration RETRY_MAX = Duration.ofSeconds(2);

    private final GatewaySettings settings;
    private final InstantSource clock;
    private final LongSupplier ticks;
    private final GatewayCounts counts;
    private final Workers workers;
    private final Consumer<NodeName> departed;
    /** In the order in which they were opened, so that a sweep does the same things in the same order each time. */
    private final Set<LiveSession> open = Collections.synchronizedSet(new LinkedHashSet<>());

    private final ConcurrentMap<NodeName, LiveSession> admitted = new ConcurrentHashMap<>();
    private volatile RoutingState routing = RoutingState.NONE;
    private volatile boolean closed;
    private long sweptAt;
    private final ObservedStore store;

    /**
     * What sessions use.
     *
     * @param ticks nanoseconds of a clock that never jumps, for silence; {@code clock} is for what is written down
     * @param departed told of each node whose session ended
     */
    record Means(
            ObservedStore store,
            InstantSource clock,
            LongSupplier ticks,
            GatewayCounts counts,
            Workers workers,
            Consumer<NodeName> departed) {}

    Sessions(GatewaySettings settings, Means means) {
        this.settings = settings;
        this.store = means.store();
        this.clock = means.clock();
        this.ticks = means.ticks();
        this.counts = means.counts();
        this.workers = means.workers();
        this.departed = means.departed();
        this.sweptAt = ticks.getAsLong();
    }

    GatewaySettings settings() {
        return settings;
    }

    ObservedStore store() {
        return store;
    }

    GatewayCounts counts() {
        return counts;
    }

    Executor executor() {
        return workers;
    }

    Instant now() {
        return clock.instant();
    }

    long ticks() {
        return ticks.getAsLong();
    }

    RoutingState routing() {
        return routing;
    }

    Optional<LiveSession> of(NodeName node) {
        return Optional.ofNullable(admitted.get(node));
    }

    int live() {
        return (int) admitted.values().stream().filter(LiveSession::live).count();
    }

    void opened(LiveSession session) {
        open.add(session);
        if (closed) {
            session.end(CLOSING);
        }
    }

    /** Makes this the node's session; an earlier one is ended first. */
    void admit(LiveSession session) {
        LiveSession former = admitted.put(session.node(), session);
        if (former != null) {
            log.info("node {} opened a newer session; ending the earlier one", session.node());
            open.remove(former);
            former.giveWay(new Refusal(
                    Status.Code.ABORTED,
                    "Superseded",
                    "node \"" + session.node() + "\" has opened a newer session: expected one daemon per node name"));
        }
    }

    void lost(LiveSession session, Refusal why) {
        open.remove(session);
        if (closed) {
            return;
        }
        log.info("session of node {} ended: {}", session.node(), why.message());
        Instant since = now();
        workers.execute(() -> {
            SessionMark mark = session.markWhenIdle();
            if (admitted.remove(session.node(), session) && mark.revision() > 0) {
                counts.sessionLost();
                departed.accept(session.node());
                markGone(mark, since, RETRY_FIRST);
            }
        });
    }

    /** Tries until the store has it, the node is back, or the gateway ends (its lease then says the same). */
    private void markGone(SessionMark mark, Instant since, Duration pause) {
        if (closed || admitted.containsKey(mark.node())) {
            return;
        }
        try {
            // What it reported goes first: under another mark it would be dropped.
            store.settle();
            store.disconnect(mark, since);
        } catch (StoreUnavailableException e) {
            counts.storeFailed();
            log.warn("cannot mark node {} as gone yet: {}", mark.node(), e.getMessage());
            Duration next = pause.multipliedBy(2).compareTo(RETRY_MAX) < 0 ? pause.multipliedBy(2) : RETRY_MAX;
            workers.after(pause, () -> markGone(mark, since, next));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void routing(RoutingState next) {
        routing = next;
        each(session -> session.put(new Event.Nudge()));
    }

    void missedChanges() {
        each(session -> session.put(new Event.Missed()));
    }

    void marksLost() {
        each(session -> session.put(new Event.MarkLost()));
    }

    /** The mark of this node's session was found to be not the newest. */
    void markLost(NodeName node) {
        of(node).ifPresent(session -> session.put(new Event.MarkLost()));
    }

    private void each(Consumer<LiveSession> action) {
        admitted.values().forEach(action);
    }

    /** One look at all sessions' clocks; for one thread. */
    void sweep() {
        long nanos = ticks();
        long gap = nanos - sweptAt;
        sweptAt = nanos;
        if (gap > settings.heartbeatEvery().toNanos()) {
            // It was this process that stood still: what nodes sent meanwhile waits to be read.
            log.warn("the gateway was late by {} ms; nodes get more time", gap / 1_000_000);
            return;
        }
        Instant now = now();
        new ArrayList<>(open).forEach(session -> session.check(nanos, now));
    }

    void close() {
        closed = true;
        for (LiveSession session : new ArrayList<>(open)) {
            session.giveWay(CLOSING);
        }
        open.clear();
    }
}
