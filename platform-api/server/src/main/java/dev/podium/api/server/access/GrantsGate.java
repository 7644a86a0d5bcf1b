package dev.podium.api.server.access;

import dev.podium.api.server.error.ApiProblem;
import dev.podium.tenants.access.AccessDecision;
import dev.podium.tenants.access.Collection;
import dev.podium.tenants.access.Permission;
import dev.podium.tenants.tenant.NamespaceName;
import dev.podium.tenants.tenant.TenantName;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Decides on the caller's grants. */
@Singleton
final class GrantsGate implements AccessGate {
    static final String ASKED = "podium.access-asked";

    private final Places places;

    GrantsGate(Places places) {
        this.places = places;
    }

    @Override
    public boolean allows(Caller caller, Permission permission, Collection on) {
        return AccessDecision.decide(caller.grants(), permission, on).allowed();
    }

    @Override
    public boolean sees(Caller caller, Collection what) {
        return caller.grants().stream()
                .anyMatch(grant -> grant.collection().covers(what) || what.covers(grant.collection()));
    }

    @Override
    public void require(Caller caller, Permission permission, Collection on) {
        ServerRequestContext.currentRequest().ifPresent(request -> {
            request.setAttribute(ASKED, true);
            request.setAttribute(Trace.COLLECTION, on.path());
        });
        switch (AccessDecision.decide(caller.grants(), permission, on)) {
            case AccessDecision.Allowed _ -> {
                // Nothing stands in the way.
            }
            case AccessDecision.Denied denied ->
                throw ApiProblem.forbidden(denied.missing(), denied.on().path());
        }
    }

    @Override
    public Collection tenant(Caller caller, TenantName name) {
        Collection tenant = Collection.of(name);
        if (!places.exists(name) || !sees(caller, tenant)) {
            throw hidden("tenant", name.value());
        }
        return tenant;
    }

    @Override
    public Collection namespace(Caller caller, NamespaceName name) {
        return Optional.of(name)
                .flatMap(places::tenantOf)
                .map(tenant -> Collection.of(tenant, name))
                .filter(namespace -> sees(caller, namespace))
                .orElseThrow(() -> hidden("namespace", name.value()));
    }

    private static ApiProblem hidden(String kind, String name) {
        ServerRequestContext.currentRequest().ifPresent(request -> request.setAttribute(Trace.HIDDEN, true));
        return ApiProblem.notFound(kind, name);
    }
}
