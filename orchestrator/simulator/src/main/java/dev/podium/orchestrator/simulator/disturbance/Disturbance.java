package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.World;

/** One kind of thing that may happen to a cluster. What it breaks it mends again after a while, or the calm does. */
public interface Disturbance {
    /** How often it is chosen, compared with the others. */
    default int weight() {
        return 10;
    }

    /** Happens now; does nothing when there is nothing it could happen to. */
    void strike(World world, Chance chance);
}
