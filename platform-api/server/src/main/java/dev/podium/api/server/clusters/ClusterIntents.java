package dev.podium.api.server.clusters;

import dev.podium.api.server.publish.Intent;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import jakarta.inject.Singleton;

/** Tells the publisher what the database wants of the cluster. */
@Singleton
final class ClusterIntents implements Intent.Clusters {
    private final ClusterRows rows;

    ClusterIntents(ClusterRows rows) {
        this.rows = rows;
    }

    @Override
    public ClusterPolicy policy() {
        return rows.findByName(ClusterName.DEFAULT).map(ClusterRow::policy).orElse(ClusterPolicy.DEFAULT);
    }
}
