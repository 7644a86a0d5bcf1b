package dev.podium.api.contract.client;

import dev.podium.api.contract.cluster.Cluster;
import dev.podium.api.contract.cluster.ClusterPlan;
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

    /** What the spec would bring about; changes nothing. */
    public ClusterPlan plan(String cluster, ClusterSpec spec) {
        return transport.send(Call.of("POST", path(cluster) + ":plan").body(Write.of(spec)), ClusterPlan.class);
    }

    private static String path(String cluster) {
        return Call.api("clusters", cluster);
    }
}
