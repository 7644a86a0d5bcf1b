package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.Transaction;
import java.time.Duration;
import java.util.Optional;

/** A store that does not look at one kind of guard. */
record LenientStore(ClusterStore store, Class<? extends ClusterStore.Guard> ignored) implements ClusterStore {
    @Override
    public CommitResult commit(Transaction transaction) {
        return store.commit(new Transaction(
                transaction.guards().stream()
                        .filter(guard ->
                                !ignored.isInstance(guard) || !guard.key().equals(StoreKeys.LEADER))
                        .toList(),
                transaction.operations()));
    }

    @Override
    public Range range(String prefix) {
        return store.range(prefix);
    }

    @Override
    public Optional<Entry> get(String key) {
        return store.get(key);
    }

    @Override
    public Watch watch(String prefix, long afterRevision, Watcher watcher) {
        return store.watch(prefix, afterRevision, watcher);
    }

    @Override
    public Lease grant(Duration ttl) {
        return store.grant(ttl);
    }

    @Override
    public void close() {
        store.close();
    }
}
