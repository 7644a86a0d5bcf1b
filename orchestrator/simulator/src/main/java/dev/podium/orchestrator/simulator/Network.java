package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.model.node.NodeName;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is wrong with the network between nodes and servers. */
public final class Network {
    private final Chance chance;
    private final Set<String> blocked = new HashSet<>();
    private final Map<NodeName, Integer> slow = new HashMap<>();
    private boolean doubling = true;

    Network(Chance chance) {
        this.chance = chance;
    }

    boolean blocked(Machine machine, Server server) {
        return !blocked.isEmpty()
                && (blocked.contains(machine.name().value()) || blocked.contains(pair(machine, server)));
    }

    /** Nothing gets to any server or back, and nobody is told. */
    public void isolate(Machine machine) {
        blocked.add(machine.name().value());
    }

    public void part(Machine machine, Server server) {
        blocked.add(pair(machine, server));
    }

    public void heal(Machine machine) {
        blocked.removeIf(name -> name.equals(machine.name().value()) || name.startsWith(machine.name() + "|"));
        slow.remove(machine.name());
    }

    /** Messages of the machine take up to so many milliseconds. */
    public void slow(Machine machine, int millis) {
        slow.put(machine.name(), millis);
    }

    public void healAll() {
        blocked.clear();
        slow.clear();
        doubling = false;
    }

    Duration latency(Machine machine) {
        return chance.millis(1, slow.getOrDefault(machine.name(), 8));
    }

    /** Whether a report arrives twice. */
    boolean doubles() {
        return doubling && chance.oneIn(15);
    }

    private static String pair(Machine machine, Server server) {
        return machine.name() + "|" + server.name();
    }
}
