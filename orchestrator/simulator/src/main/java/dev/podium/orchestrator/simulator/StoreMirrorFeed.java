package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.Transaction;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Feeds a mirror without any delay, so that it shows what is true. Reads only. */
record StoreMirrorFeed(VirtualStore store) implements ClusterStore {
    @Override
    public Range range(String prefix) {
        return store.range(prefix);
    }

    @Override
    public Optional<Entry> get(String key) {
        return Optional.ofNullable(store.get(key));
    }

    @Override
    public Watch watch(String prefix, long afterRevision, Watcher watcher) {
        Consumer<Changes> follower = watcher::changed;
        store.follow(follower);
        return () -> store.unfollow(follower);
    }

    @Override
    public CommitResult commit(Transaction transaction) {
        throw new UnsupportedOperationException("a feed is for reading");
    }

    @Override
    public Lease grant(Duration ttl) {
        throw new UnsupportedOperationException("a feed is for reading");
    }

    @Override
    public void close() {}
}
