package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.Cluster;
import dev.podium.orchestrator.simulator.Machine;
import dev.podium.orchestrator.simulator.World;

/** The container engine of a node says for a while that it is not there. */
public final class EngineAway implements Disturbance {
    @Override
    public int weight() {
        return 5;
    }

    @Override
    public void strike(World world, Chance chance) {
        Machine machine = Targets.machine(world, chance);
        machine.say("says that its engine is away");
        machine.changeFacts(Cluster.with(machine.facts(), machine.facts().capacity(), false));
        world.agenda()
                .after(
                        chance.seconds(1, 30),
                        () -> machine.changeFacts(
                                Cluster.with(machine.facts(), machine.facts().capacity(), true)));
    }
}
