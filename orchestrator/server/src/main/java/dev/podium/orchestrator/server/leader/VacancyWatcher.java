package dev.podium.orchestrator.server.leader;

import dev.podium.orchestrator.store.ClusterStore.Change;
import dev.podium.orchestrator.store.ClusterStore.Changes;
import dev.podium.orchestrator.store.ClusterStore.Watcher;

/** Tells when there may be no leader any more. */
record VacancyWatcher(Runnable vacant) implements Watcher {
    @Override
    public void changed(Changes changes) {
        if (changes.list().stream().anyMatch(Change.Deleted.class::isInstance)) {
            vacant.run();
        }
    }

    @Override
    public void compacted() {
        vacant.run();
    }
}
