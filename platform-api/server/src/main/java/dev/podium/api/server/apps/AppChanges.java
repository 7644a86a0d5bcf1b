package dev.podium.api.server.apps;

import dev.podium.api.server.cluster.Cluster.Subscription;
import dev.podium.orchestrator.model.workload.WorkloadId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells watchers on this server which app was written. Those on other servers learn it when the app is published. */
@Singleton
final class AppChanges {
    private final List<Consumer<WorkloadId>> listeners = new CopyOnWriteArrayList<>();

    void changed(WorkloadId app) {
        listeners.forEach(listener -> listener.accept(app));
    }

    Subscription onChange(Consumer<WorkloadId> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
