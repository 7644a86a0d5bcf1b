package dev.podium.api.contract.client;

import dev.podium.api.contract.resource.Page;
import dev.podium.api.contract.resource.Write;
import dev.podium.api.contract.tenant.Tenant;
import java.util.List;

/** Tenants, as far as the caller may see them. */
public final class TenantsClient {
    private final Transport transport;
    private final Resources<Tenant> resources;

    TenantsClient(Transport transport) {
        this.transport = transport;
        this.resources = new Resources<>(transport, Tenant.class);
    }

    public Page<Tenant> list(ListOptions options) {
        return resources.list(Call.api("tenants"), options);
    }

    public List<Tenant> all() {
        return Resources.all(this::list, ListOptions.limit(200));
    }

    public Tenant get(String name) {
        return transport.send(Call.get(Call.api("tenants", name)), Tenant.class);
    }

    /** Creates it or replaces its spec. */
    public Tenant put(String name, Tenant.Spec spec, WriteOptions options) {
        return transport.send(
                Call.of("PUT", Call.api("tenants", name)).with(options).body(Write.of(spec)), Tenant.class);
    }

    public void delete(String name, WriteOptions options) {
        transport.send(Call.of("DELETE", Call.api("tenants", name)).with(options));
    }
}
