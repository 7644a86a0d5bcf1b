package dev.podium.api.server.publish;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.Entry;
import dev.podium.orchestrator.store.ClusterStore.Guard;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.wire.ClusterCodec;
import dev.podium.orchestrator.wire.NodeCodec;
import dev.podium.orchestrator.wire.RoutingCodec;
import dev.podium.orchestrator.wire.RunCodec;
import dev.podium.orchestrator.wire.WorkloadCodec;
import dev.podium.orchestrator.wire.v1.RouteRules;
import java.util.List;
import java.util.Optional;

/**
 * Copies one object from the database to the cluster store.
 *
 * <p>Order of the reads: first what the store has, then what the database has; the commit then requires that the store still has the
 * former. So of two servers that publish the same object the one that read the older state loses and reads again: an old state never
 * follows a newer one.
 */
final class StoreCopy {
    private final ClusterStore store;
    private final Intent.Apps apps;
    private final Intent.Nodes nodes;
    private final Intent.Clusters clusters;

    StoreCopy(ClusterStore store, Intent.Apps apps, Intent.Nodes nodes, Intent.Clusters clusters) {
        this.store = store;
        this.apps = apps;
        this.nodes = nodes;
        this.clusters = clusters;
    }

    void publish(Published object) {
        while (!attempt(object)) {
            // Somebody else changed the copy between our reading and writing; what is there now is read again.
        }
    }

    private boolean attempt(Published object) {
        return switch (object.kind()) {
            case APP -> publishApp(WorkloadId.parse(object.object()));
            case NODE -> publishNode(new NodeName(object.object()));
            case CLUSTER -> publishPolicy();
        };
    }

    private boolean publishApp(WorkloadId id) {
        Optional<Entry> oldWorkload = store.get(StoreKeys.workload(id));
        Optional<Entry> oldRoutes = store.get(StoreKeys.routes(id));
        Optional<Intent.AppIntent> intent = apps.app(id);
        Transaction.Builder commit = Transaction.builder()
                .require(guard(StoreKeys.workload(id), oldWorkload))
                .require(guard(StoreKeys.routes(id), oldRoutes));
        Optional<Workload> workload = intent.map(Intent.AppIntent::workload).or(() -> abandoned(oldWorkload));
        List<RouteRule> routes = intent.map(Intent.AppIntent::routes).orElse(List.of());
        workload.filter(w -> !oldWorkload.map(StoreCopy::workload).equals(Optional.of(w)))
                .ifPresent(w -> commit.put(
                        StoreKeys.workload(id), WorkloadCodec.encode(w).toByteArray()));
        if (routes.isEmpty()) {
            oldRoutes.ifPresent(_ -> commit.delete(StoreKeys.routes(id)));
        } else if (!oldRoutes.map(StoreCopy::routes).equals(Optional.of(routes))) {
            commit.put(StoreKeys.routes(id), RoutingCodec.encode(routes).toByteArray());
        }
        intent.flatMap(Intent.AppIntent::runs).ifPresent(book -> restore(book, commit));
        return committed(commit);
    }

    /**
     * A store that was lost and rebuilt remembers nothing, and what is done would be done again. So the book comes with the workload,
     * in one transaction; where there is one it is the leader's.
     */
    private void restore(RunBook book, Transaction.Builder commit) {
        String key = StoreKeys.runs(book.workload());
        if (store.get(key).isEmpty()) {
            commit.require(new Guard.Absent(key));
            commit.put(key, RunCodec.encode(book).toByteArray());
        }
    }

    /** The store knows an app that the database does not: its tasks are to end. */
    private static Optional<Workload> abandoned(Optional<Entry> entry) {
        return entry.map(StoreCopy::workload).map(Workload::gone);
    }

    private boolean publishNode(NodeName name) {
        Optional<Entry> old = store.get(StoreKeys.intent(name));
        Optional<NodeIntent> intent = nodes.node(name);
        Transaction.Builder commit = Transaction.builder().require(guard(StoreKeys.intent(name), old));
        if (intent.isEmpty()) {
            old.ifPresent(_ -> commit.delete(StoreKeys.intent(name)));
        } else if (!old.map(StoreCopy::intent).equals(intent)) {
            commit.put(StoreKeys.intent(name), NodeCodec.encode(intent.get()).toByteArray());
        }
        return committed(commit);
    }

    private boolean publishPolicy() {
        Optional<Entry> old = store.get(StoreKeys.POLICY);
        ClusterPolicy policy = clusters.policy();
        Transaction.Builder commit = Transaction.builder().require(guard(StoreKeys.POLICY, old));
        if (!old.map(StoreCopy::policy).orElse(ClusterPolicy.DEFAULT).equals(policy)) {
            commit.put(StoreKeys.POLICY, ClusterCodec.encode(policy).toByteArray());
        }
        return committed(commit);
    }

    private boolean committed(Transaction.Builder commit) {
        Transaction transaction = commit.build();
        return transaction.operations().isEmpty() || store.commit(transaction).committed();
    }

    private static Guard guard(String key, Optional<Entry> entry) {
        return entry.<Guard>map(e -> new Guard.Unchanged(key, e.modRevision())).orElseGet(() -> new Guard.Absent(key));
    }

    private static Workload workload(Entry entry) {
        return decode(entry, bytes -> WorkloadCodec.decode(dev.podium.orchestrator.wire.v1.Workload.parseFrom(bytes)));
    }

    private static List<RouteRule> routes(Entry entry) {
        return decode(entry, bytes -> RoutingCodec.decode(RouteRules.parseFrom(bytes)));
    }

    private static NodeIntent intent(Entry entry) {
        return decode(entry, bytes -> NodeCodec.decode(dev.podium.orchestrator.wire.v1.NodeIntent.parseFrom(bytes)));
    }

    private static ClusterPolicy policy(Entry entry) {
        return decode(
                entry, bytes -> ClusterCodec.decode(dev.podium.orchestrator.wire.v1.ClusterPolicy.parseFrom(bytes)));
    }

    private interface Decoder<T> {
        T decode(byte[] bytes) throws InvalidProtocolBufferException;
    }

    private static <T> T decode(Entry entry, Decoder<T> decoder) {
        try {
            return decoder.decode(entry.value());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(
                    "the cluster store has a value at " + entry.key() + " that cannot be read", e);
        }
    }
}
