package dev.podium.portal.tenants;

import dev.podium.api.contract.tenant.Namespace;
import dev.podium.api.contract.tenant.Tenant;
import dev.podium.portal.session.Access;
import dev.podium.portal.session.PortalSession;
import io.micronaut.context.annotation.Prototype;
import java.util.Comparator;
import java.util.List;

/** Knows the tenants with their namespaces, and makes new ones. */
@Prototype
public final class TenantsPresenter {
    private final PortalSession session;

    TenantsPresenter(PortalSession session) {
        this.session = session;
    }

    /** A tenant with the namespaces of it that may be seen. */
    public record Group(Tenant tenant, List<Namespace> namespaces) {}

    public List<Group> groups() {
        List<Namespace> namespaces = session.refreshAccess().namespaces();
        return session.platform().tenants().stream()
                .sorted(Comparator.comparing(tenant -> tenant.metadata().name()))
                .map(tenant -> new Group(
                        tenant,
                        namespaces.stream()
                                .filter(namespace -> namespace
                                        .spec()
                                        .tenant()
                                        .equals(tenant.metadata().name()))
                                .sorted(Comparator.comparing(
                                        namespace -> namespace.metadata().name()))
                                .toList()))
                .toList();
    }

    public boolean mayCreateTenant() {
        return session.access().onPlatform(Access.TENANTS_WRITE);
    }

    public boolean mayCreateNamespace(String tenant) {
        return session.access().onTenant(Access.NAMESPACES_WRITE, tenant);
    }

    public Tenant createTenant(String name, String displayName) {
        return session.platform().createTenant(name.strip(), displayName.strip());
    }

    /** Makes a namespace and lets the rest of the portal know of it. */
    public Namespace createNamespace(String tenant, String name) {
        Namespace made = session.platform().createNamespace(tenant, name.strip());
        session.refreshAccess();
        return made;
    }
}
