package dev.podium.orchestrator.model.node;

import dev.podium.tenants.tenant.ResourceName;
import dev.podium.tenants.tenant.TenantName;
import java.util.Optional;
import java.util.Set;

/**
 * Nodes operators treat alike. A node is in one pool at most.
 *
 * @param tenants when not empty the pool is fenced: its nodes run these tenants' tasks and no others
 */
public record NodePool(String name, Set<TenantName> tenants) {
    public NodePool {
        ResourceName.require("node pool", name);
        tenants = Set.copyOf(tenants);
    }

    public boolean fenced() {
        return !tenants.isEmpty();
    }

    /** Whether a workload of {@code tenant} may run there; one whose tenant is not known may not when there is a fence. */
    public boolean admits(Optional<TenantName> tenant) {
        return !fenced() || tenant.filter(tenants::contains).isPresent();
    }
}
