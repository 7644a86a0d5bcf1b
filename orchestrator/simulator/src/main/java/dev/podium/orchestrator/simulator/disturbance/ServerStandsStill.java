package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Server;
import dev.podium.orchestrator.simulator.World;

/** A server stands still: when it goes on, another may lead. */
public final class ServerStandsStill implements Disturbance {
    @Override
    public int weight() {
        return 12;
    }

    @Override
    public void strike(World world, Chance chance) {
        Server server = Targets.leaderOrAny(world, chance);
        world.trace().say(server.name(), "stands still");
        world.upset();
        server.program().standStill(chance.seconds(1, 14));
    }
}
