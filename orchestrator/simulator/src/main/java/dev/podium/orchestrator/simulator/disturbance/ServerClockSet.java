package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Server;
import dev.podium.orchestrator.simulator.World;

/** The clock of a server is set. */
public final class ServerClockSet implements Disturbance {
    @Override
    public int weight() {
        return 4;
    }

    @Override
    public void strike(World world, Chance chance) {
        Server server = chance.any(world.servers());
        world.trace().say(server.name(), "its clock is set");
        world.upset();
        server.program().setClock(chance.seconds(-8, 8));
    }
}
