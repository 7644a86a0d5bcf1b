package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.World;

/** A process ends by itself, well or badly. */
public final class TaskExits implements Disturbance {
    @Override
    public int weight() {
        return 30;
    }

    @Override
    public void strike(World world, Chance chance) {
        Targets.running(world, chance).ifPresent(found -> {
            found.machine().say("the process of " + found.task().id() + " ends");
            found.machine().containers().exit(found.task().id(), chance.between(0, 1));
        });
    }
}
