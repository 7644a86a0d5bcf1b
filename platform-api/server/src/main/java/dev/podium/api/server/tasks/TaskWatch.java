package dev.podium.api.server.tasks;

import dev.podium.api.contract.resource.Deleted;
import dev.podium.api.server.apps.AppIdentities;
import dev.podium.api.server.cluster.ChangedApps;
import dev.podium.api.server.cluster.Cluster;
import dev.podium.api.server.cluster.Cluster.Subscription;
import dev.podium.api.server.status.Observed;
import dev.podium.api.server.watch.ItemFeed;
import dev.podium.orchestrator.model.workload.WorkloadId;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What there is to watch of an app's instances. */
@Singleton
final class TaskWatch {
    private final Cluster cluster;

    TaskWatch(Cluster cluster) {
        this.cluster = cluster;
    }

    ItemFeed.Source<WorkloadId> of(AppIdentities.Identity app) {
        return new ItemFeed.Source<>() {
            @Override
            public Set<WorkloadId> keys() {
                return Set.of(app.id());
            }

            @Override
            public Map<Deleted, Object> items(WorkloadId id) {
                Map<Deleted, Object> items = new LinkedHashMap<>();
                cluster.instances().of(id, app.uid()).stream()
                        .map(Observed::task)
                        .forEach(task -> items.put(new Deleted(task.namespace(), task.id()), task));
                return items;
            }

            @Override
            public Subscription onChange(Consumer<WorkloadId> listener) {
                return cluster.onChange(change -> {
                    if (ChangedApps.of(change, cluster).contains(app.id())) {
                        listener.accept(app.id());
                    }
                });
            }
        };
    }
}
