package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Cluster;
import dev.podium.orchestrator.simulator.World;
import dev.podium.orchestrator.testkit.model.AppBuilder;

/** An app is deleted; some time later there is another of its name. */
public final class AppDeleted implements Disturbance {
    @Override
    public int weight() {
        return 4;
    }

    @Override
    public void strike(World world, Chance chance) {
        AppBuilder app = chance.any(world.wanted().apps());
        if (app.build().deleted()) {
            return;
        }
        world.wanted().publish(app.deleted(), "is deleted");
        AppBuilder next = Cluster.app(app.id().name(), world.setup(), chance).uid("uid-" + chance.between(1, 100_000));
        world.agenda().after(chance.seconds(1, 40), () -> world.wanted().replace(next));
    }
}
