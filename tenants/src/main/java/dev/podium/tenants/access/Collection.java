package dev.podium.tenants.access;

import dev.podium.tenants.tenant.NamespaceName;
import dev.podium.tenants.tenant.TenantName;

/**
 * Where something sits in the tree of resources: {@code /} the platform, {@code /acme} a tenant, {@code /acme/acme-prod} a
 * namespace of it. A grant on a collection covers everything below it.
 */
public record Collection(String path) {
    public static final Collection PLATFORM = new Collection("/");

    public Collection {
        if (!path.startsWith("/") || (path.length() > 1 && path.endsWith("/"))) {
            throw new IllegalArgumentException(
                    "collection \"" + path + "\" is not valid: expected \"/\" or a path like \"/acme/acme-prod\"");
        }
    }

    public static Collection of(TenantName tenant) {
        return new Collection("/" + tenant);
    }

    public static Collection of(TenantName tenant, NamespaceName namespace) {
        return new Collection("/" + tenant + "/" + namespace);
    }

    /** Whether this collection is {@code other} or an ancestor of it. */
    public boolean covers(Collection other) {
        return this.equals(PLATFORM) || path.equals(other.path) || other.path.startsWith(path + "/");
    }

    @Override
    public String toString() {
        return path;
    }
}
