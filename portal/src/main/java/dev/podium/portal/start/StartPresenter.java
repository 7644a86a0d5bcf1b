package dev.podium.portal.start;

import dev.podium.api.contract.tenant.Namespace;
import dev.podium.api.contract.tenant.Tenant;
import dev.podium.portal.session.Access;
import dev.podium.portal.session.PortalSession;
import io.micronaut.context.annotation.Prototype;
import java.util.List;
import java.util.Optional;

/** Knows how far a fresh platform has come, and takes the next step. */
@Prototype
final class StartPresenter {
    private final PortalSession session;

    StartPresenter(PortalSession session) {
        this.session = session;
    }

    /** What there is already. */
    record Progress(Optional<String> tenant, Optional<String> namespace) {}

    Progress progress() {
        List<Namespace> namespaces = session.refreshAccess().namespaces();
        Optional<String> tenant = namespaces.stream()
                .map(namespace -> namespace.spec().tenant())
                .findFirst()
                .or(() -> session.platform().tenants().stream()
                        .map(found -> found.metadata().name())
                        .findFirst());
        return new Progress(
                tenant,
                namespaces.stream()
                        .map(namespace -> namespace.metadata().name())
                        .findFirst());
    }

    boolean mayCreateTenant() {
        return session.access().onPlatform(Access.TENANTS_WRITE);
    }

    boolean mayCreateNamespace(String tenant) {
        return session.access().onTenant(Access.NAMESPACES_WRITE, tenant);
    }

    Tenant createTenant(String name) {
        return session.platform().createTenant(name.strip(), "");
    }

    Namespace createNamespace(String tenant, String name) {
        return session.platform().createNamespace(tenant, name.strip());
    }
}
