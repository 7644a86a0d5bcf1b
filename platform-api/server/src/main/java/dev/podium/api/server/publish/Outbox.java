package dev.podium.api.server.publish;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.workload.WorkloadId;
import jakarta.inject.Singleton;

/** Where a write notes what it changed, in its own transaction. */
@Singleton
public final class Outbox {
    private final OutboxRows rows;

    Outbox(OutboxRows rows) {
        this.rows = rows;
    }

    public void add(WorkloadId app) {
        rows.add(Published.Kind.APP.name(), app.toString());
    }

    public void add(NodeName node) {
        rows.add(Published.Kind.NODE.name(), node.value());
    }

    public void addCluster(String cluster) {
        rows.add(Published.Kind.CLUSTER.name(), cluster);
    }
}
