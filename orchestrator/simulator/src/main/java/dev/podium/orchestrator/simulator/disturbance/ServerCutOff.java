package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Server;
import dev.podium.orchestrator.simulator.World;

/** A server cannot reach the store for a while. */
public final class ServerCutOff implements Disturbance {
    @Override
    public void strike(World world, Chance chance) {
        Server server = Targets.leaderOrAny(world, chance);
        world.trace().say(server.name(), "is cut off from the store");
        server.cutOff(true);
        world.agenda().after(chance.seconds(1, 20), () -> server.cutOff(false));
    }
}
