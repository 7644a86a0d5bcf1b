package dev.podium.tenants.access;

import java.util.Arrays;
import java.util.Optional;

/** Everything an operation may ask for. Each operation of the API declares exactly one. */
public enum Permission {
    TENANTS_READ("tenants:read"),
    TENANTS_WRITE("tenants:write"),
    NAMESPACES_READ("namespaces:read"),
    NAMESPACES_WRITE("namespaces:write"),
    APPS_READ("apps:read"),
    APPS_WRITE("apps:write"),
    APPS_LOGS("apps:logs"),
    /** Whose apps may push out others': needed beside {@link #APPS_WRITE} for a priority above the ordinary. */
    APPS_PRIORITISE("apps:prioritise"),
    EVENTS_READ("events:read"),
    CLUSTERS_READ("clusters:read"),
    CLUSTERS_WRITE("clusters:write"),
    NODES_READ("nodes:read"),
    NODES_WRITE("nodes:write"),
    JOIN_TOKENS_WRITE("join-tokens:write"),
    USERS_READ("users:read"),
    USERS_WRITE("users:write"),
    AUDIT_READ("audit:read");

    private final String code;

    Permission(String code) {
        this.code = code;
    }

    /** The stable name used in the API, in roles and in error answers. */
    public String code() {
        return code;
    }

    public static Optional<Permission> of(String code) {
        return Arrays.stream(values()).filter(p -> p.code.equals(code)).findFirst();
    }

    @Override
    public String toString() {
        return code;
    }
}
