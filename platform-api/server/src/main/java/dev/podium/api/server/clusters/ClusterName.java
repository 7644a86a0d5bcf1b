package dev.podium.api.server.clusters;

import dev.podium.api.server.error.ApiProblem;

/** The one cluster there is so far. */
public final class ClusterName {
    static final String DEFAULT = "default";

    private ClusterName() {}

    /** @throws ApiProblem 404 for any other */
    public static void require(String cluster) {
        if (!cluster.equals(DEFAULT)) {
            throw ApiProblem.notFound("cluster", cluster);
        }
    }
}
