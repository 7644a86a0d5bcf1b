package dev.podium.orchestrator.server.leader;

import dev.podium.orchestrator.store.ClusterStore.Change;
import dev.podium.orchestrator.store.ClusterStore.Changes;
import dev.podium.orchestrator.store.ClusterStore.Watcher;

/**
 * Tells when there may be no leader any more.
 *
 * @param vacant called first: the store itself says so
 * @param awake ends the wait
 */
record VacancyWatcher(Runnable vacant, Runnable awake) implements Watcher {
    @Override
    public void changed(Changes changes) {
        if (changes.list().stream().anyMatch(Change.Deleted.class::isInstance)) {
            tell();
        }
    }

    @Override
    public void compacted() {
        tell();
    }

    private void tell() {
        vacant.run();
        awake.run();
    }
}
