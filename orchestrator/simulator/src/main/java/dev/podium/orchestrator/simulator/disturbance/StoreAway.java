package dev.podium.orchestrator.simulator.disturbance;

import dev.podium.orchestrator.simulator.Chance;
import dev.podium.orchestrator.simulator.World;

/** No server can reach the store for a while. */
public final class StoreAway implements Disturbance {
    @Override
    public int weight() {
        return 4;
    }

    @Override
    public void strike(World world, Chance chance) {
        world.trace().say("store", "is away");
        world.servers().forEach(server -> server.cutOff(true));
        world.agenda().after(chance.seconds(1, 15), () -> world.servers().forEach(server -> server.cutOff(false)));
    }
}
