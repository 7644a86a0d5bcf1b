package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Machine;
import dev.podium.orchestrator.simulator.World;

/** A daemon stands still for a while, and then goes on as if nothing had been. */
public final class NodeStandsStill implements Disturbance {
    @Override
    public void strike(World world, Chance chance) {
        Machine machine = Targets.machine(world, chance);
        machine.say("stands still");
        machine.daemon().standStill(chance.seconds(1, 15));
    }
}
