package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Machine;
import dev.podium.orchestrator.simulator.World;

/** The daemon of a node is killed and started again; containers run on. */
public final class DaemonKilled implements Disturbance {
    @Override
    public void strike(World world, Chance chance) {
        Machine machine = Targets.machine(world, chance);
        if (machine.daemon().up()) {
            machine.killDaemon();
            world.agenda().after(chance.seconds(1, 25), machine::start);
        }
    }
}
