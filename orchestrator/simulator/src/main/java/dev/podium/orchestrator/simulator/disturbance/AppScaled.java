package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.World;
import dev.podium.orchestrator.testkit.model.AppBuilder;

/** Somebody wants more or fewer of an app. */
public final class AppScaled implements Disturbance {
    @Override
    public int weight() {
        return 25;
    }

    @Override
    public void strike(World world, Chance chance) {
        AppBuilder app = chance.any(world.wanted().apps());
        int replicas =
                chance.between(0, 3 + 3 * world.setup().nodes() / world.setup().apps());
        world.wanted().publish(app.replicas(replicas), "is to have " + replicas + " replicas");
    }
}
