package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Machine;
import dev.podium.orchestrator.simulator.World;
import java.util.List;

/** Somebody cordons or drains a node, or takes it back. */
public final class NodeIntended implements Disturbance {
    @Override
    public int weight() {
        return 20;
    }

    @Override
    public void strike(World world, Chance chance) {
        Machine machine = Targets.machine(world, chance);
        if (!machine.gone()) {
            Availability availability =
                    chance.oneIn(2) ? Availability.ACTIVE : chance.any(List.of(Availability.values()));
            world.wanted().intend(machine.name(), availability);
        }
    }
}
