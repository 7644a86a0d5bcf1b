package dev.podium.api.server.nodes;

import dev.podium.api.server.error.ApiProblem;

/** The one cluster there is so far. */
final class ClusterName {
    private static final String DEFAULT = "default";

    private ClusterName() {}

    /** @throws ApiProblem 404 for any other */
    static void require(String cluster) {
        if (!cluster.equals(DEFAULT)) {
            throw ApiProblem.notFound("cluster", cluster);
        }
    }
}
