package dev.podium.api.server.apps;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.server.access.AccessGate;
import dev.podium.api.server.access.Caller;
import dev.podium.api.server.access.Places;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.manifest.SpecTranslation;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.tenants.access.Collection;
import dev.podium.tenants.access.Permission;
import dev.podium.tenants.tenant.NamespaceName;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps each host and path with one app on the whole platform. */
@Singleton
final class RouteBook {
    private final RouteRows rows;
    private final Places places;
    private final AccessGate gate;

    RouteBook(RouteRows rows, Places places, AccessGate gate) {
        this.rows = rows;
        this.places = places;
        this.gate = gate;
    }

    /**
     * Makes the app's routes those of the spec, in the transaction of the caller.
     *
     * @throws ApiProblem 409 when another app has one of them
     */
    void assign(Caller caller, WorkloadId app, AppSpec spec) {
        Set<RouteRow> wanted = SpecTranslation.routes(app, spec).stream()
                .map(rule ->
                        new RouteRow(rule.host(), rule.path(), app.namespace().value(), app.name()))
                .collect(Collectors.toSet());
        Set<RouteRow> had = Set.copyOf(rows.of(app.namespace().value(), app.name()));
        had.stream().filter(route -> !wanted.contains(route)).forEach(route -> rows.remove(route.host(), route.path()));
        wanted.stream()
                .filter(route -> !had.contains(route))
                .sorted(java.util.Comparator.comparing(RouteRow::host))
                .forEach(route -> {
                    rows.at(route.host(), route.path()).forEach(owner -> {
                        throw taken(caller, owner);
                    });
                    rows.insert(route);
                });
    }

    void release(WorkloadId app) {
        rows.removeAll(app.namespace().value(), app.name());
    }

    /** Names the owner only to those who may see it. */
    private ApiProblem taken(Caller caller, RouteRow owner) {
        NamespaceName namespace = new NamespaceName(owner.namespace());
        boolean seen = places.tenantOf(namespace)
                .filter(tenant -> gate.allows(caller, Permission.APPS_READ, Collection.of(tenant, namespace)))
                .isPresent();
        String by = seen ? "app " + owner.app() + " in namespace " + owner.namespace() : "another app of the platform";
        return ApiProblem.conflict(
                "route_taken",
                "The route is taken",
                "The route " + owner.host() + owner.path() + " already leads to " + by
                        + ". Choose another host or path"
                        + (seen ? ", or remove it there first." : "."));
    }
}
