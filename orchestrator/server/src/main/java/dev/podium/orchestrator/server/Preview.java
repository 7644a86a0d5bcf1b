package dev.podium.orchestrator.server;

import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.server.loop.Decisions;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import java.time.InstantSource;

/** Decides on a state that is not stored. */
record Preview(ClusterMirror mirror, Decisions decisions, InstantSource clock) {
    Plan of(Workload candidate) {
        return decisions.plan(mirror.snapshot().with(candidate), clock.instant());
    }
}
