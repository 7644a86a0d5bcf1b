package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.World;
import dev.podium.orchestrator.testkit.model.AppBuilder;

/** All tasks of an app are to be replaced. */
public final class AppRestarted implements Disturbance {
    @Override
    public void strike(World world, Chance chance) {
        AppBuilder app = chance.any(world.wanted().apps());
        world.wanted().publish(app.restartAll(), "is to restart");
    }
}
