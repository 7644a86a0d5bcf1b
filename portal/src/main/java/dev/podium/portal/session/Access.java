package dev.podium.portal.session;

import dev.podium.api.contract.tenant.Namespace;
import dev.podium.api.contract.user.Me;
import java.util.List;
import java.util.Optional;

/** What the person signed in may do, as far as the API told: enough to grey out controls, never a substitute for the API's answer. */
public record Access(Me me, List<Namespace> namespaces) {
    public static final String APPS_WRITE = "apps:write";
    public static final String APPS_LOGS = "apps:logs";
    public static final String NODES_READ = "nodes:read";
    public static final String NODES_WRITE = "nodes:write";
    public static final String JOIN_TOKENS_WRITE = "join-tokens:write";
    public static final String TENANTS_WRITE = "tenants:write";
    public static final String NAMESPACES_WRITE = "namespaces:write";
    public static final String AUDIT_READ = "audit:read";

    public Access {
        namespaces = List.copyOf(namespaces);
    }

    /** Whether {@code permission} is held on the whole platform. */
    public boolean onPlatform(String permission) {
        return holds(permission, "/");
    }

    /** Whether {@code permission} is held somewhere at all. */
    public boolean anywhere(String permission) {
        return me.access().stream().anyMatch(access -> access.permissions().contains(permission));
    }

    public boolean onTenant(String permission, String tenant) {
        return holds(permission, "/" + tenant);
    }

    /** Whether {@code permission} is held on a namespace; yes when the namespace is not known here, so that the API decides. */
    public boolean onNamespace(String permission, String namespace) {
        return tenantOf(namespace)
                .map(tenant -> holds(permission, "/" + tenant + "/" + namespace))
                .orElse(true);
    }

    public Optional<String> tenantOf(String namespace) {
        return namespaces.stream()
                .filter(known -> known.metadata().name().equals(namespace))
                .map(known -> known.spec().tenant())
                .findFirst();
    }

    private boolean holds(String permission, String collection) {
        return me.access().stream()
                .filter(access -> covers(access.collection(), collection))
                .anyMatch(access -> access.permissions().contains(permission));
    }

    private static boolean covers(String granted, String wanted) {
        return granted.equals("/") || wanted.equals(granted) || wanted.startsWith(granted + "/");
    }
}
