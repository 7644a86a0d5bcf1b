package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Machine;
import dev.podium.orchestrator.simulator.World;

/** Messages of a node take their time. */
public final class NodeSlow implements Disturbance {
    @Override
    public void strike(World world, Chance chance) {
        Machine machine = Targets.machine(world, chance);
        machine.say("becomes slow");
        world.network().slow(machine, chance.between(200, 4000));
        world.agenda().after(chance.seconds(5, 40), () -> world.network().heal(machine));
    }
}
