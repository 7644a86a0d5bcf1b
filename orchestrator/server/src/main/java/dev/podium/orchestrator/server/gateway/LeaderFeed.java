package dev.podium.orchestrator.server.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.Change;
import dev.podium.orchestrator.store.ClusterStore.Changes;
import dev.podium.orchestrator.store.ClusterStore.Entry;
import dev.podium.orchestrator.store.ClusterStore.Range;
import dev.podium.orchestrator.store.ClusterStore.Watch;
import dev.podium.orchestrator.store.ClusterStore.Watcher;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.wire.v1.RoutingTable;
import dev.podium.orchestrator.wire.v1.Task;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the leader writes to the sessions: task records to the node they are for, the routing table to all.
 *
 * <p>It watches the store itself rather than a mirror of it, because a session has to know exactly which changes are newer than
 * what it read at its start, and because records travel to nodes as the bytes they are stored as.
 */
final class LeaderFeed implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LeaderFeed.class);
    private static final Duration RETRY = Duration.ofMillis(500);

    private final ClusterStore store;
    private final Sessions sessions;
    private final Workers workers;
    private Optional<Watch> tasks = Optional.empty();
    private Optional<Watch> routing = Optional.empty();
    private boolean closed;

    LeaderFeed(ClusterStore store, Sessions sessions, Workers workers) {
        this.store = store;
        this.sessions = sessions;
        this.workers = workers;
    }

    /** Reads the present state and follows it from there. */
    synchronized void start() {
        if (closed) {
            return;
        }
        Range current = store.range(StoreKeys.ROUTING);
        current.entries().forEach(this::route);
        routing = Optional.of(store.watch(StoreKeys.ROUTING, current.revision(), new Follower(this::routingChanged)));
        tasks = Optional.of(store.watch(StoreKeys.TASKS, current.revision(), new Follower(this::tasksChanged)));
    }

    private void routingChanged(Changes changes) {
        for (Change change : changes.list()) {
            // A table that was deleted is no order to stop routing.
            if (change instanceof Change.Put(Entry entry)) {
                route(entry);
            }
        }
    }

    private void route(Entry entry) {
        if (!entry.key().equals(StoreKeys.ROUTING)) {
            return;
        }
        try {
            sessions.routing(new RoutingState(entry.modRevision(), RoutingTable.parseFrom(entry.value())));
        } catch (InvalidProtocolBufferException e) {
            log.error("store entry {} is damaged; nodes keep the table they have", entry.key(), e);
        }
    }

    private void tasksChanged(Changes changes) {
        for (Change change : changes.list()) {
            String[] path = change.key().substring(StoreKeys.TASKS.length()).split("/", 2);
            sessions.of(new NodeName(path[0]))
                    .ifPresent(session -> session.put(
                            new Event.TaskChanged(changes.revision(), new TaskId(path[1]), record(change))));
        }
    }

    private static Optional<Task> record(Change change) {
        return switch (change) {
            case Change.Put(Entry entry) -> Optional.of(ObservedStore.task(entry.key(), entry.value()));
            case Change.Deleted deleted -> Optional.empty();
        };
    }

    /** Changes were missed: follow anew, and let every session compare what its node has with what is stored. */
    private void restart() {
        try {
            stop();
            start();
            sessions.missedChanges();
        } catch (StoreUnavailableException e) {
            log.warn("cannot follow the leader's changes yet: {}", e.getMessage());
            workers.after(RETRY, this::restart);
        }
    }

    private synchronized void stop() {
        tasks.ifPresent(Watch::close);
        routing.ifPresent(Watch::close);
        tasks = Optional.empty();
        routing = Optional.empty();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        stop();
    }

    private final class Follower implements Watcher {
        private final Consumer<Changes> action;

        Follower(Consumer<Changes> action) {
            this.action = action;
        }

        /** What it throws ends the watch, and everything is read again. */
        @Override
        public void changed(Changes changes) {
            action.accept(changes);
        }

        @Override
        public void compacted() {
            log.warn("the store no longer has the changes since the last look; reading all tasks again");
            workers.after(RETRY, LeaderFeed.this::restart);
        }
    }
}
