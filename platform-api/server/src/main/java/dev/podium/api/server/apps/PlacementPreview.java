package dev.podium.api.server.apps;

import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.workload.Workload;

/** Asks the engine what it would do if a workload were as given. Answered by the orchestrator. */
public interface PlacementPreview {
    Plan preview(Workload candidate);
}
