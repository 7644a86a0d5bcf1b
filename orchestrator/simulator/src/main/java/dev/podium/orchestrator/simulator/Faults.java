package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.server.loop.Decisions;
import dev.podium.orchestrator.store.ClusterStore;

/** Mistakes built in on purpose, to see that the invariants notice. */
public interface Faults {
    Faults NONE = new Faults() {};

    default Decisions decisions(Decisions real) {
        return real;
    }

    default ClusterStore store(ClusterStore real) {
        return real;
    }
}
