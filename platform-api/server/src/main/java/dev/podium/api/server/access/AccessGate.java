package dev.podium.api.server.access;

import dev.podium.tenants.access.Collection;
import dev.podium.tenants.access.Permission;
import dev.podium.tenants.tenant.NamespaceName;
import dev.podium.tenants.tenant.TenantName;

/** The one port every operation asks. Deny by default. */
public interface AccessGate {
    /** Whether the caller has the permission there. */
    boolean allows(Caller caller, Permission permission, Collection on);

    /** Whether the caller may know that there is something: some grant of theirs lies on it, above it or below it. */
    boolean sees(Caller caller, Collection what);

    /** @throws dev.podium.api.server.error.ApiProblem 403 naming the permission, where the caller lacks it */
    void require(Caller caller, Permission permission, Collection on);

    /**
     * Where the tenant is.
     *
     * @throws dev.podium.api.server.error.ApiProblem 404 when there is none, or none that the caller sees
     */
    Collection tenant(Caller caller, TenantName name);

    /**
     * Where the namespace is.
     *
     * @throws dev.podium.api.server.error.ApiProblem 404 when there is none, or none that the caller sees
     */
    Collection namespace(Caller caller, NamespaceName name);
}
