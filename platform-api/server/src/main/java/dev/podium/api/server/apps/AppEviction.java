package dev.podium.api.server.apps;

import dev.podium.api.server.access.Caller;
import dev.podium.api.server.events.Fact;
import dev.podium.api.server.manifest.Family;
import dev.podium.api.server.namespaces.Occupants;
import dev.podium.api.server.resource.WriteConditions;
import dev.podium.tenants.tenant.NamespaceName;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Deletes the apps of a namespace that is being deleted. */
@Singleton
final class AppEviction implements Occupants {
    private static final int BATCH = 200;
    private static final Caller SYSTEM = new Caller(Fact.SYSTEM, Fact.SYSTEM, List.of(), Optional.empty());

    private final AppRows rows;
    private final AppWrites writes;

    AppEviction(AppRows rows, AppWrites writes) {
        this.rows = rows;
        this.writes = writes;
    }

    @Override
    public int evict(NamespaceName namespace) {
        List<AppRow> batch = rows.afterIn(namespace.value(), "", BATCH);
        while (!batch.isEmpty()) {
            batch.stream()
                    .filter(row -> !row.deleting())
                    .forEach(row -> writes.delete(new AppWrites.Order(
                            SYSTEM, row.id(), WriteConditions.NONE, AppWrites.DELETE, Family.of(row.appSpec()))));
            batch = rows.afterIn(namespace.value(), batch.getLast().name(), BATCH);
        }
        return rows.count(namespace.value());
    }
}
