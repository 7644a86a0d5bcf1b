package dev.podium.api.contract.client;

import dev.podium.api.contract.node.NodePool;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.contract.resource.Write;
import java.util.List;

/** The node pools of one cluster. */
public final class NodePoolsClient {
    private final Transport transport;
    private final String cluster;

    NodePoolsClient(Transport transport, String cluster) {
        this.transport = transport;
        this.cluster = cluster;
    }

    public Page<NodePool> list(ListOptions options) {
        return new Resources<>(transport, NodePool.class).list(Call.api("clusters", cluster, "node-pools"), options);
    }

    public List<NodePool> all() {
        return Resources.all(this::list, ListOptions.limit(200));
    }

    public NodePool get(String pool) {
        return transport.send(Call.get(path(pool)), NodePool.class);
    }

    public NodePool put(String pool, NodePool.Spec spec, WriteOptions options) {
        return transport.send(Call.of("PUT", path(pool)).with(options).body(Write.of(spec)), NodePool.class);
    }

    public NodePool patch(String pool, NodePool.Spec spec, WriteOptions options) {
        return transport.send(Call.of("PATCH", path(pool)).with(options).body(Write.of(spec)), NodePool.class);
    }

    /** One that has no nodes. */
    public void delete(String pool, WriteOptions options) {
        transport.send(Call.of("DELETE", path(pool)).with(options));
    }

    private String path(String pool) {
        return Call.api("clusters", cluster, "node-pools", pool);
    }
}
