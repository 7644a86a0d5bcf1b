package dev.podium.orchestrator.server.loop;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Plan;
import java.time.Instant;

/** What the loop asks for decisions: the engine. */
public interface Decisions {
    Plan plan(ClusterSnapshot snapshot, Instant now);
}
