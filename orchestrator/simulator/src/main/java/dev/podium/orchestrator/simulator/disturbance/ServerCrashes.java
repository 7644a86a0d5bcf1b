package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Server;
import dev.podium.orchestrator.simulator.World;

/** A server is killed and started again. */
public final class ServerCrashes implements Disturbance {
    @Override
    public void strike(World world, Chance chance) {
        Server server = chance.any(world.servers());
        if (server.program().up()) {
            server.crash();
            world.agenda().after(chance.seconds(1, 20), server::start);
        }
    }
}
