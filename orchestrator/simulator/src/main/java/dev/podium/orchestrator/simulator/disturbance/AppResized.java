package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.World;
import dev.podium.orchestrator.testkit.model.AppBuilder;

/** An app needs another amount of room. */
public final class AppResized implements Disturbance {
    @Override
    public void strike(World world, Chance chance) {
        AppBuilder app = chance.any(world.wanted().apps());
        world.wanted()
                .publish(
                        app.cpu(100L * chance.between(1, 12))
                                .memory(64L * chance.between(1, 8))
                                .nextRelease(),
                        "needs another amount of room");
    }
}
