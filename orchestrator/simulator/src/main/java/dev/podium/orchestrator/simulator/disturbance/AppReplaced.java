package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.World;
import dev.podium.orchestrator.testkit.model.AppBuilder;

/** An app is deleted and another of its name is made before anybody noticed. */
public final class AppReplaced implements Disturbance {
    @Override
    public int weight() {
        return 4;
    }

    @Override
    public void strike(World world, Chance chance) {
        AppBuilder app = chance.any(world.wanted().apps());
        world.wanted().publish(app.uid("uid-" + chance.between(1, 100_000)), "is made anew under its name");
    }
}
