package dev.podium.orchestrator.server.rebuild;

import dev.podium.orchestrator.server.leader.Office;
import dev.podium.orchestrator.server.leader.Term;
import dev.podium.orchestrator.store.ClusterStore;
import java.time.InstantSource;

/** Takes office only when the store is known to be complete. */
public record RebuildingOffice(ClusterStore store, InstantSource clock, Office office) implements Office {
    @Override
    public Work take(Term term) {
        return Waiting.start(this, term);
    }
}
