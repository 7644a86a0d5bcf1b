package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.World;

/** A process is not ready for a while. */
public final class TaskUnready implements Disturbance {
    @Override
    public int weight() {
        return 10;
    }

    @Override
    public void strike(World world, Chance chance) {
        Targets.running(world, chance).ifPresent(found -> {
            found.machine().say(found.task().id() + " is not ready for a while");
            found.machine().containers().ready(found.task().id(), false);
            world.agenda()
                    .after(
                            chance.seconds(1, 10),
                            () -> found.machine()
                                    .containers()
                                    .ready(found.task().id(), true));
        });
    }
}
