package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Server;
import dev.podium.orchestrator.simulator.World;

/** For a while a server does not learn what became of some of its commits. */
public final class AnswersLost implements Disturbance {
    @Override
    public void strike(World world, Chance chance) {
        Server server = Targets.leaderOrAny(world, chance);
        world.trace().say(server.name(), "loses answers of the store");
        server.loseAnswers(chance.between(2, 6));
        world.agenda().after(chance.seconds(1, 20), () -> server.loseAnswers(0));
    }
}
