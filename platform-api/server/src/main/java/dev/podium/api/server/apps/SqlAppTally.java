package dev.podium.api.server.apps;

import dev.podium.api.server.tenants.AppTally;
import dev.podium.tenants.tenant.NamespaceName;
import dev.podium.tenants.tenant.TenantName;
import jakarta.inject.Singleton;

/** Counts apps for those who show or delete what they are in. */
@Singleton
final class SqlAppTally implements AppTally {
    private final AppRows rows;

    SqlAppTally(AppRows rows) {
        this.rows = rows;
    }

    @Override
    public int appsOf(TenantName tenant) {
        return rows.countOfTenant(tenant.value());
    }

    @Override
    public int appsOf(NamespaceName namespace) {
        return rows.count(namespace.value());
    }
}
