package dev.podium.api.server.namespaces;

import dev.podium.api.server.access.Places;
import dev.podium.tenants.tenant.NamespaceName;
import dev.podium.tenants.tenant.TenantName;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads who owns what from the database. */
@Singleton
final class SqlPlaces implements Places {
    private final NamespaceRows rows;

    SqlPlaces(NamespaceRows rows) {
        this.rows = rows;
    }

    @Override
    public boolean exists(TenantName tenant) {
        return rows.tenants(tenant.value()) > 0;
    }

    @Override
    public Optional<TenantName> tenantOf(NamespaceName namespace) {
        return rows.tenantOf(namespace.value()).map(TenantName::new);
    }
}
