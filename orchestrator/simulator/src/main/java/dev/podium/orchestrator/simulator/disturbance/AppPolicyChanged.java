package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.World;
import dev.podium.orchestrator.testkit.model.AppBuilder;

/** An app is to be updated in another way from now on. */
public final class AppPolicyChanged implements Disturbance {
    @Override
    public void strike(World world, Chance chance) {
        AppBuilder app = chance.any(world.wanted().apps());
        AppBuilder changed = chance.oneIn(3)
                ? app.stopFirst(chance.between(0, 2))
                : app.startFirst(chance.between(0, 2), chance.between(1, 3));
        world.wanted().publish(changed.nextRelease(), "has another update policy");
    }
}
