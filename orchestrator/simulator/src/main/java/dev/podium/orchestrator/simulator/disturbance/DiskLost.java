package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Machine;
import dev.podium.orchestrator.simulator.World;

/** A machine comes back as if it had never been there. */
public final class DiskLost implements Disturbance {
    @Override
    public int weight() {
        return 4;
    }

    @Override
    public void strike(World world, Chance chance) {
        Machine machine = Targets.machine(world, chance);
        if (machine.powered()) {
            machine.loseDisk();
            world.agenda().after(chance.seconds(2, 40), machine::start);
        }
    }
}
