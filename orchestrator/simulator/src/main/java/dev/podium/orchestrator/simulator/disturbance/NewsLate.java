package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Server;
import dev.podium.orchestrator.simulator.World;

/** A server hears of changes late. */
public final class NewsLate implements Disturbance {
    @Override
    public void strike(World world, Chance chance) {
        Server server = Targets.leaderOrAny(world, chance);
        world.trace().say(server.name(), "hears the store late");
        server.slowNews(chance.between(100, 2000));
        world.agenda().after(chance.seconds(2, 25), () -> server.slowNews(5));
    }
}
