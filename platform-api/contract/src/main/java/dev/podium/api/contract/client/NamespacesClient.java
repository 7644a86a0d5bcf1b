package dev.podium.api.contract.client;

import dev.podium.api.contract.resource.Page;
import dev.podium.api.contract.resource.Write;
import dev.podium.api.contract.tenant.Namespace;
import java.util.List;

/** Namespaces, as far as the caller may see them. */
public final class NamespacesClient {
    private final Transport transport;
    private final Resources<Namespace> resources;

    NamespacesClient(Transport transport) {
        this.transport = transport;
        this.resources = new Resources<>(transport, Namespace.class);
    }

    public Page<Namespace> list(ListOptions options) {
        return resources.list(Call.api("namespaces"), options);
    }

    public List<Namespace> all() {
        return Resources.all(this::list, ListOptions.limit(200));
    }

    public Namespace get(String name) {
        return transport.send(Call.get(Call.api("namespaces", name)), Namespace.class);
    }

    /** Creates it or replaces its spec. */
    public Namespace put(String name, Namespace.Spec spec, WriteOptions options) {
        return transport.send(
                Call.of("PUT", Call.api("namespaces", name)).with(options).body(Write.of(spec)), Namespace.class);
    }

    public void delete(String name, WriteOptions options) {
        transport.send(Call.of("DELETE", Call.api("namespaces", name)).with(options));
    }
}
