package dev.podium.api.server.tenants;

import dev.podium.tenants.tenant.NamespaceName;
import dev.podium.tenants.tenant.TenantName;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;

/** Stands in where nothing keeps apps. */
@Singleton
@Secondary
final class NoApps implements AppTally {
    @Override
    public int appsOf(TenantName tenant) {
        return 0;
    }

    @Override
    public int appsOf(NamespaceName namespace) {
        return 0;
    }
}
