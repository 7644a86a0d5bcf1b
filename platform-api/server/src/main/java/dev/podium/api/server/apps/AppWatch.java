package dev.podium.api.server.apps;

import dev.podium.api.contract.resource.Deleted;
import dev.podium.api.server.cluster.ChangedApps;
import dev.podium.api.server.cluster.Cluster;
import dev.podium.api.server.cluster.Cluster.Subscription;
import dev.podium.api.server.manifest.Family;
import dev.podium.api.server.resource.LabelSelector;
import dev.podium.api.server.watch.ItemFeed;
import dev.podium.orchestrator.model.workload.WorkloadId;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** What there is to watch of apps. */
@Singleton
final class AppWatch {
    private final AppRows rows;
    private final AppIntents intents;
    private final AppReader reader;
    private final AppChanges changes;
    private final Cluster cluster;

    AppWatch(AppRows rows, AppIntents intents, AppReader reader, AppChanges changes, Cluster cluster) {
        this.rows = rows;
        this.intents = intents;
        this.reader = reader;
        this.changes = changes;
        this.cluster = cluster;
    }

    /** @param namespaces whose apps are told */
    ItemFeed.Source<WorkloadId> of(Predicate<String> namespaces, LabelSelector selector) {
        return of(Family.APPS, namespaces, selector, reader::app);
    }

    /** @param shown what is told of each */
    ItemFeed.Source<WorkloadId> of(
            Family family, Predicate<String> namespaces, LabelSelector selector, Function<AppRow, Object> shown) {
        return new ItemFeed.Source<>() {
            @Override
            public Set<WorkloadId> keys() {
                Set<WorkloadId> keys = new LinkedHashSet<>();
                intents.all().stream()
                        .filter(id -> namespaces.test(id.namespace().value()))
                        .forEach(keys::add);
                return keys;
            }

            @Override
            public Map<Deleted, Object> items(WorkloadId id) {
                return rows.find(id.namespace().value(), id.name())
                        .filter(row -> Family.of(row.appSpec()) == family
                                && namespaces.test(row.namespace())
                                && selector.matches(row.labels()))
                        .<Map<Deleted, Object>>map(
                                row -> Map.of(new Deleted(row.namespace(), row.name()), shown.apply(row)))
                        .orElse(Map.of());
            }

            @Override
            public Subscription onChange(Consumer<WorkloadId> listener) {
                return subscribe(listener);
            }
        };
    }

    private Subscription subscribe(Consumer<WorkloadId> listener) {
        Subscription written = changes.onChange(listener);
        Subscription observed =
                cluster.onChange(change -> ChangedApps.of(change, cluster).forEach(listener));
        return () -> {
            written.close();
            observed.close();
        };
    }
}
