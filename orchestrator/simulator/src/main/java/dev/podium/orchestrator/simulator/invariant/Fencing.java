package dev.podium.orchestrator.simulator.invariant;

import dev.podium.orchestrator.simulator.World;
import dev.podium.orchestrator.store.StoreKeys;
import java.util.List;

/** What is the leader's to write is written by the one that leads at that moment. */
public final class Fencing implements Invariant {
    private static final List<String> THE_LEADERS = List.of(StoreKeys.TASKS, StoreKeys.PROGRESS, StoreKeys.ROUTING);

    @Override
    public String name() {
        return "only the leader decides";
    }

    @Override
    public void written(String key, String author, World world) {
        if (THE_LEADERS.stream().anyMatch(key::startsWith)
                && !author.equals(World.REBUILD)
                && !author.equals(world.leaderByTheStore())) {
            throw broken(author + " wrote " + key + " while "
                    + (world.leaderByTheStore().isEmpty() ? "nobody" : world.leaderByTheStore()) + " leads");
        }
    }
}
