package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.World;

/** All that is in the store is lost; it is made again from what is wanted and what the nodes have. */
public final class StoreLost implements Disturbance {
    @Override
    public int weight() {
        return 1;
    }

    @Override
    public void strike(World world, Chance chance) {
        world.upset();
        world.loseStore();
    }
}
