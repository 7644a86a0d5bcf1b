package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Server;
import dev.podium.orchestrator.simulator.World;

/** A server has to read the whole store again. */
public final class HistoryLost implements Disturbance {
    @Override
    public int weight() {
        return 6;
    }

    @Override
    public void strike(World world, Chance chance) {
        Server server = chance.any(world.servers());
        world.trace().say(server.name(), "has to read the store again");
        server.compact();
    }
}
