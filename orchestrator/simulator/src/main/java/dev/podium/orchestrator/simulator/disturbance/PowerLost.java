package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Machine;
import dev.podium.orchestrator.simulator.World;

/** A machine loses power and comes back after a while. */
public final class PowerLost implements Disturbance {
    @Override
    public void strike(World world, Chance chance) {
        Machine machine = Targets.machine(world, chance);
        if (machine.powered()) {
            machine.losePower();
            world.agenda().after(chance.seconds(2, 70), machine::start);
        }
    }
}
