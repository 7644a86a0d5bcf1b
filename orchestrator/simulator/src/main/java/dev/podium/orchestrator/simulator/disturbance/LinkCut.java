package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Link;
import dev.podium.orchestrator.simulator.Machine;
import dev.podium.orchestrator.simulator.World;

/** The connection of a node breaks; what was under way is lost. */
public final class LinkCut implements Disturbance {
    @Override
    public int weight() {
        return 20;
    }

    @Override
    public void strike(World world, Chance chance) {
        Machine machine = Targets.machine(world, chance);
        machine.say("its connection breaks");
        machine.link().ifPresent(Link::cut);
    }
}
