package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Machine;
import dev.podium.orchestrator.simulator.World;

/** A router applies nothing for a while. */
public final class RouterStuck implements Disturbance {
    @Override
    public int weight() {
        return 5;
    }

    @Override
    public void strike(World world, Chance chance) {
        Machine machine = Targets.machine(world, chance);
        machine.say("its router is stuck");
        machine.router().stuck(true);
        world.agenda().after(chance.seconds(2, 30), () -> machine.router().stuck(false));
    }
}
