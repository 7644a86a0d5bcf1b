package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Machine;
import dev.podium.orchestrator.simulator.World;

/** Nothing gets through between a node and any server; apps on it run on. */
public final class NodeIsolated implements Disturbance {
    @Override
    public int weight() {
        return 15;
    }

    @Override
    public void strike(World world, Chance chance) {
        Machine machine = Targets.machine(world, chance);
        machine.say("is isolated");
        world.network().isolate(machine);
        world.agenda().after(chance.oneIn(2) ? chance.seconds(1, 8) : chance.seconds(8, 80), () -> {
            machine.say("is no longer isolated");
            world.network().heal(machine);
        });
    }
}
