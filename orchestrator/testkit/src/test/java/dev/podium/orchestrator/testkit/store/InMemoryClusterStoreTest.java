package dev.podium.orchestrator.testkit.store;

import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.store.embedded.EmbeddedClusterStore;
import java.time.Duration;
import java.time.Instant;

class InMemoryClusterStoreTest extends ClusterStoreContract {
    private static final int REMEMBERED = 200;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final EmbeddedClusterStore store = EmbeddedClusterStore.inMemory(clock, REMEMBERED);

    @Override
    protected ClusterStore open() {
        return store;
    }

    @Override
    protected void elapse(Duration time) {
        clock.advance(time);
        store.endLeases();
    }

    @Override
    protected void forgetHistory() {
        for (int i = 0; i < REMEMBERED; i++) {
            store.commit(Transaction.put("/filler", new byte[0]));
        }
    }
}
