package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Machine;
import dev.podium.orchestrator.simulator.World;

/** The clock of a node is set. */
public final class NodeClockSet implements Disturbance {
    @Override
    public int weight() {
        return 5;
    }

    @Override
    public void strike(World world, Chance chance) {
        Machine machine = Targets.machine(world, chance);
        machine.say("its clock is set");
        machine.daemon().setClock(chance.seconds(-20, 20));
    }
}
