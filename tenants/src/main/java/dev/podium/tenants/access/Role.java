package dev.podium.tenants.access;

import static dev.podium.tenants.access.Permission.APPS_LOGS;
import static dev.podium.tenants.access.Permission.APPS_READ;
import static dev.podium.tenants.access.Permission.APPS_WRITE;
import static dev.podium.tenants.access.Permission.AUDIT_READ;
import static dev.podium.tenants.access.Permission.CLUSTERS_READ;
import static dev.podium.tenants.access.Permission.EVENTS_READ;
import static dev.podium.tenants.access.Permission.NAMESPACES_READ;
import static dev.podium.tenants.access.Permission.NAMESPACES_WRITE;
import static dev.podium.tenants.access.Permission.NODES_READ;
import static dev.podium.tenants.access.Permission.TENANTS_READ;
import static dev.podium.tenants.access.Permission.USERS_READ;
import static dev.podium.tenants.access.Permission.USERS_WRITE;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A named set of permissions. */
public enum Role {
    ADMIN("admin", EnumSet.allOf(Permission.class)),
    TENANT_ADMIN(
            "tenant-admin",
            EnumSet.of(
                    TENANTS_READ,
                    NAMESPACES_READ,
                    NAMESPACES_WRITE,
                    APPS_READ,
                    APPS_WRITE,
                    APPS_LOGS,
                    EVENTS_READ,
                    USERS_READ,
                    USERS_WRITE,
                    AUDIT_READ)),
    AUDITOR(
            "auditor",
            EnumSet.of(
                    TENANTS_READ,
                    NAMESPACES_READ,
                    APPS_READ,
                    EVENTS_READ,
                    CLUSTERS_READ,
                    NODES_READ,
                    USERS_READ,
                    AUDIT_READ)),
    DEVELOPER("developer", EnumSet.of(TENANTS_READ, NAMESPACES_READ, APPS_READ, APPS_WRITE, APPS_LOGS, EVENTS_READ)),
    VIEWER("viewer", EnumSet.of(TENANTS_READ, NAMESPACES_READ, APPS_READ, APPS_LOGS, EVENTS_READ));

    private final String code;
    private final Set<Permission> permissions;

    Role(String code, Set<Permission> permissions) {
        this.code = code;
        this.permissions = Set.copyOf(permissions);
    }

    public String code() {
        return code;
    }

    public boolean allows(Permission permission) {
        return permissions.contains(permission);
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(r -> r.code.equals(code)).findFirst();
    }
}
