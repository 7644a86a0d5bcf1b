package dev.podium.api.server.tenants;

import dev.podium.tenants.tenant.NamespaceName;
import dev.podium.tenants.tenant.TenantName;

/** How many apps there are. Answered by whoever keeps apps. */
public interface AppTally {
    int appsOf(TenantName tenant);

    int appsOf(NamespaceName namespace);
}
