package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Temper;
import dev.podium.orchestrator.simulator.World;
import dev.podium.orchestrator.testkit.model.AppBuilder;
import java.util.List;

/** An app gets a new release, which may not work. */
public final class AppUpdated implements Disturbance {
    @Override
    public int weight() {
        return 25;
    }

    @Override
    public void strike(World world, Chance chance) {
        AppBuilder app = chance.any(world.wanted().apps());
        Temper temper = chance.oneIn(2) ? Temper.HEALTHY : chance.any(List.of(Temper.values()));
        world.wanted().publish(app.image(temper.image()).nextRelease(), "has a new release, which is " + temper);
    }
}
