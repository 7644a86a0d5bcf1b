package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Machine;
import dev.podium.orchestrator.simulator.World;

/** A machine is gone for good, and people take it out of the cluster some time later. */
public final class NodeLeaves implements Disturbance {
    @Override
    public int weight() {
        return 2;
    }

    @Override
    public void strike(World world, Chance chance) {
        if (world.machines().stream().filter(machine -> !machine.gone()).count() > 2) {
            Machine machine = Targets.machine(world, chance);
            machine.leave();
            world.agenda().after(chance.seconds(1, 40), () -> world.wanted().remove(machine.name()));
        }
    }
}
