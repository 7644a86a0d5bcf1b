package dev.podium.orchestrator.testkit.store;

import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

/** A store that can be made unreachable, and to lose the history its watches need. */
public final class FlakyStore implements ClusterStore {
    private final ClusterStore store;
    private final List<LossyWatch> watches = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private volatile boolean answersLost;

    public FlakyStore(ClusterStore store) {
        this.store = store;
    }

    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
        answersLost = false;
    }

    /** From now on commits happen, and whoever made them does not learn of it. */
    public void loseAnswers() {
        answersLost = true;
    }

    /** Nothing changed from now on is seen by the present watches; they are told when {@link #confessLoss} is called. */
    public void loseChanges() {
        watches.forEach(watch -> watch.lost = true);
    }

    public void confessLoss() {
        for (LossyWatch watch : List.copyOf(watches)) {
            watches.remove(watch);
            watch.target.compacted();
        }
    }

    private void requireThere() {
        if (away) {
            throw new StoreUnavailableException("the cluster store does not answer", new TimeoutException());
        }
    }

    @Override
    public Range range(String prefix) {
        requireThere();
        return store.range(prefix);
    }

    @Override
    public Optional<Entry> get(String key) {
        requireThere();
        return store.get(key);
    }

    @Override
    public CommitResult commit(Transaction transaction) {
        requireThere();
        CommitResult result = store.commit(transaction);
        if (answersLost) {
            throw new StoreUnavailableException("the answer of the cluster store was lost", new TimeoutException());
        }
        return result;
    }

    @Override
    public Watch watch(String prefix, long afterRevision, Watcher watcher) {
        requireThere();
        LossyWatch lossy = new LossyWatch(watcher);
        watches.add(lossy);
        return store.watch(prefix, afterRevision, lossy);
    }

    @Override
    public Lease grant(Duration ttl) {
        requireThere();
        return store.grant(ttl);
    }

    @Override
    public void close() {
        store.close();
    }

    private static final class LossyWatch implements Watcher {
        private final Watcher target;
        private volatile boolean lost;

        LossyWatch(Watcher target) {
            this.target = target;
        }

        @Override
        public void changed(Changes changes) {
            if (!lost) {
                target.changed(changes);
            }
        }

        @Override
        public void compacted() {
            target.compacted();
        }
    }
}
