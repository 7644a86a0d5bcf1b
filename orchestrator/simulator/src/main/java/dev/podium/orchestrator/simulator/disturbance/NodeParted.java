package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Machine;
import dev.podium.orchestrator.simulator.Server;
import dev.podium.orchestrator.simulator.World;

/** One server cannot be reached from a node, the others can. */
public final class NodeParted implements Disturbance {
    @Override
    public void strike(World world, Chance chance) {
        Machine machine = Targets.machine(world, chance);
        Server server = chance.any(world.servers());
        machine.say("cannot reach " + server.name());
        world.network().part(machine, server);
        world.agenda().after(chance.seconds(2, 40), () -> world.network().heal(machine));
    }
}
