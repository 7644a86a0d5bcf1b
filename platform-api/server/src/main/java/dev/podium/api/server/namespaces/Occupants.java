package dev.podium.api.server.namespaces;

import dev.podium.tenants.tenant.NamespaceName;

/** Whoever keeps things in namespaces. Answered by the feature that keeps apps. */
public interface Occupants {
    /**
     * Begins to remove everything it keeps in the namespace, as far as that has not begun.
     *
     * @return how many things are still there
     */
    int evict(NamespaceName namespace);
}
