package dev.podium.api.server.nodes;

import dev.podium.api.server.access.Caller;
import dev.podium.api.server.events.EventBook;
import dev.podium.api.server.events.Fact;
import dev.podium.api.server.publish.Outbox;
import dev.podium.api.server.publish.Publisher;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What goes with a changed node: outbox row and event; and with a removed one, the end of what was observed of it. */
@Singleton
final class NodeJournal {
    private final Outbox outbox;
    private final Publisher publisher;
    private final EventBook events;
    private final ClusterStore store;
    private final InstantSource clock;

    NodeJournal(Outbox outbox, Publisher publisher, EventBook events, ClusterStore store, InstantSource clock) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.events = events;
        this.store = store;
        this.clock = clock;
    }

    void changed(Caller caller, NodeRow before, NodeRow after) {
        outbox.add(new NodeName(after.name()));
        boolean availability = !before.availability().equals(after.availability());
        write(
                caller,
                after,
                availability
                        ? switch (after.wanted()) {
                            case ACTIVE -> "Activated";
                            case CORDONED -> "Cordoned";
                            case DRAINING -> "Draining";
                        }
                        : before.labels().equals(after.labels()) ? "Changed" : "LabelsChanged",
                changes(before, after));
    }

    /** The fence of the node's pool is another one. */
    void fenced(Caller caller, String node, NodePoolRow pool) {
        outbox.add(new NodeName(node));
        events.write(new Fact(
                "node/" + node + "/pool/" + pool.uid() + "/version/" + pool.version(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                new Fact.About.Node(new NodeName(node)),
                Fact.Severity.NORMAL,
                "FenceChanged",
                "Its node pool " + pool.name()
                        + (pool.tenants().isEmpty()
                                ? " is open to all tenants now."
                                : " is fenced to tenants " + pool.tenants() + " now."),
                caller.user()));
    }

    private static String changes(NodeRow before, NodeRow after) {
        List<String> changes = new ArrayList<>();
        if (!before.availability().equals(after.availability())) {
            changes.add("Availability " + before.availability() + " → " + after.availability() + ".");
        }
        if (!before.labels().equals(after.labels())) {
            changes.add("Labels are now " + after.labels() + ".");
        }
        if (!before.taints().equals(after.taints())) {
            changes.add("Taints are now " + after.taints() + ".");
        }
        if (!Objects.equals(before.pool(), after.pool())) {
            changes.add(
                    after.pool() == null
                            ? "It is in no node pool now."
                            : "It is in node pool " + after.pool() + " now.");
        }
        return String.join(" ", changes);
    }

    void deleted(Caller caller, NodeRow row) {
        outbox.add(new NodeName(row.name()));
        write(caller, row, "Removed", "The node was removed; what it was last heard to run is given up.");
    }

    /** The gateway writes what is observed, but of this node it will not hear again. */
    void forget(NodeName node) {
        List<ClusterStore.Entry> observed =
                store.range(StoreKeys.OBSERVED + node + "/").entries();
        for (int from = 0; from < observed.size(); from += ClusterStore.MAX_OPERATIONS) {
            Transaction.Builder transaction = Transaction.builder();
            observed.subList(from, Math.min(observed.size(), from + ClusterStore.MAX_OPERATIONS))
                    .forEach(entry -> transaction.delete(entry.key()));
            store.commit(transaction.build());
        }
    }

    void committed() {
        publisher.wake();
        events.committed();
    }

    private void write(Caller caller, NodeRow row, String reason, String message) {
        events.write(new Fact(
                "node/" + row.uid() + "/version/" + row.version() + "/" + reason,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                new Fact.About.Node(new NodeName(row.name())),
                Fact.Severity.NORMAL,
                reason,
                message,
                caller.user()));
    }
}
