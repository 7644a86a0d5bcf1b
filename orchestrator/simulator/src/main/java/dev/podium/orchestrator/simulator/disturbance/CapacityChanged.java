package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Cluster;
import dev.podium.orchestrator.simulator.Machine;
import dev.podium.orchestrator.simulator.World;

/** A node has more or less to offer than before. */
public final class CapacityChanged implements Disturbance {
    @Override
    public int weight() {
        return 5;
    }

    @Override
    public void strike(World world, Chance chance) {
        Machine machine = Targets.machine(world, chance);
        machine.say("has another capacity");
        Amount capacity = Cluster.capacity(chance);
        machine.changeFacts(
                Cluster.with(machine.facts(), capacity, machine.facts().engineUp()));
    }
}
