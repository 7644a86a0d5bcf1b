package dev.podium.orchestrator.server;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.server.loop.Decisions;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Decides on a state that is not stored. */
record Preview(ClusterMirror mirror, Decisions decisions, InstantSource clock) {
    Plan of(Workload candidate) {
        return decisions.plan(with(mirror.snapshot(), candidate), clock.instant());
    }

    private static ClusterSnapshot with(ClusterSnapshot snapshot, Workload candidate) {
        Map<WorkloadId, Workload> workloads = new HashMap<>(snapshot.workloads());
        workloads.put(candidate.id(), candidate);
        return new ClusterSnapshot(
                snapshot.revision(),
                workloads,
                snapshot.tasks(),
                snapshot.statuses(),
                snapshot.nodes(),
                snapshot.intents(),
                snapshot.sessions(),
                snapshot.routes(),
                snapshot.routing(),
                snapshot.acks());
    }
}
