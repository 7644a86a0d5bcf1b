package dev.podium.api.contract.client;

import dev.podium.api.contract.cluster.Cluster;
import dev.podium.api.contract.cluster.ClusterSpec;
import dev.podium.api.contract.resource.Write;

/** Clusters and what is wanted of them. */
public final class ClustersClient {
    private final Transport transport;

    ClustersClient(Transport transport) {
        this.transport = transport;
    }

    public Cluster get(String cluster) {
        return transport.send(Call.get(path(cluster)), Cluster.class);
    }

    /** What the spec leaves out goes back to its default. */
    public Cluster put(String cluster, ClusterSpec spec, WriteOptions options) {
        return transport.send(Call.of("PUT", path(cluster)).with(options).body(Write.of(spec)), Cluster.class);
    }

    private static String path(String cluster) {
        return Call.api("clusters", cluster);
    }
}
