package dev.podium.api.server.access;

import dev.podium.tenants.tenant.NamespaceName;
import dev.podium.tenants.tenant.TenantName;
import java.util.Optional;

/** What the gate must know of tenants and namespaces: whether they exist and who owns them. */
public interface Places {
    boolean exists(TenantName tenant);

    /** The tenant a namespace belongs to; empty when there is no such namespace. */
    Optional<TenantName> tenantOf(NamespaceName namespace);
}
