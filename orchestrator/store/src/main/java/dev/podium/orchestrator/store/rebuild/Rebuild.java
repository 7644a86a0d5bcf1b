package dev.podium.orchestrator.store.rebuild;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.Entry;
import dev.podium.orchestrator.store.ClusterStore.Guard;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rebuild that is going on.
 *
 * @param guard holds while it does
 */
public record Rebuild(RebuildOrder order, Guard guard) {
    private static final byte[] DONE = {1};
    private static final int AT_ONCE = 100;

    public static Optional<Rebuild> current(ClusterStore store) {
        return store.get(StoreKeys.REBUILD)
                .map(entry -> new Rebuild(
                        RebuildOrder.decode(entry.value()), new Guard.CreatedAt(entry.key(), entry.createRevision())));
    }

    /**
     * Empties the store, but for join tokens, and orders it to be filled again. No server may be running: what they would make of the
     * emptiness is an order to stop everything.
     */
    public static void begin(ClusterStore store, RebuildOrder order) {
        // First, so that a store that is half empty is known to be.
        store.commit(Transaction.builder()
                .delete(StoreKeys.REBUILT_INTENT)
                .put(StoreKeys.REBUILD, order.encode())
                .build());
        List<String> rest = store.range("/").entries().stream()
                .map(Entry::key)
                .filter(key -> !key.equals(StoreKeys.REBUILD) && !key.startsWith(StoreKeys.JOIN_TOKENS))
                .toList();
        delete(store, rest, Optional.empty());
    }

    /** Orders a store that has nothing in it to be filled, unless another server did so or leads already. */
    public static void beginIfEmpty(ClusterStore store, RebuildOrder order) {
        if (!order.nodes().isEmpty() && store.range("/").entries().isEmpty()) {
            store.commit(Transaction.builder()
                    .require(new Guard.Absent(StoreKeys.REBUILD))
                    .require(new Guard.Absent(StoreKeys.LEADER))
                    .put(StoreKeys.REBUILD, order.encode())
                    .build());
        }
    }

    /** All intent is in the store; to be called after each comparison of the two, and without effect while nothing is rebuilt. */
    public static void intentIsBack(ClusterStore store) {
        current(store).ifPresent(rebuild -> rebuild.note(store, StoreKeys.REBUILT_INTENT));
    }

    /** Whatever the node runs is in the store. */
    public void isBack(ClusterStore store, NodeName node) {
        note(store, StoreKeys.REBUILT_NODES + node);
    }

    private void note(ClusterStore store, String key) {
        store.commit(Transaction.builder().require(guard).put(key, DONE).build());
    }

    public boolean hasIntent(ClusterStore store) {
        return store.get(StoreKeys.REBUILT_INTENT).isPresent();
    }

    /** The nodes of the order that have not been heard of. */
    public Set<NodeName> missing(ClusterStore store) {
        Set<String> back = store.range(StoreKeys.REBUILT_NODES).entries().stream()
                .map(entry -> entry.key().substring(StoreKeys.REBUILT_NODES.length()))
                .collect(Collectors.toSet());
        return order.nodes().stream()
                .filter(node -> !back.contains(node.value()))
                .collect(Collectors.toSet());
    }

    /**
     * The store is complete.
     *
     * @param fence the leader's
     * @return whether the fence held
     */
    public static boolean end(ClusterStore store, Guard fence) {
        List<String> marks = store.range(StoreKeys.REBUILT_NODES).entries().stream()
                .map(Entry::key)
                .toList();
        return delete(store, marks, Optional.of(fence))
                && store.commit(Transaction.builder()
                                .require(fence)
                                .delete(StoreKeys.REBUILT_INTENT)
                                .delete(StoreKeys.REBUILD)
                                .build())
                        .committed();
    }

    private static boolean delete(ClusterStore store, List<String> keys, Optional<Guard> guard) {
        boolean all = true;
        for (int from = 0; all && from < keys.size(); from += AT_ONCE) {
            Transaction.Builder transaction = Transaction.builder();
            guard.ifPresent(transaction::require);
            keys.subList(from, Math.min(keys.size(), from + AT_ONCE)).forEach(transaction::delete);
            all = store.commit(transaction.build()).committed();
        }
        return all;
    }
}
