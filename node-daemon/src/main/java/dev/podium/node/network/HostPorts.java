package dev.podium.node.network;

import dev.podium.orchestrator.model.workload.ContainerSpec;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which ports of the machine lead to which of a sandbox, and how its label says so. */
final class HostPorts {
    private HostPorts() {}

    static SortedMap<Integer, Integer> of(ContainerSpec container) {
        SortedMap<Integer, Integer> ports = new TreeMap<>();
        container.ports().forEach(port -> port.hostPort().ifPresent(hostPort -> ports.put(hostPort, port.number())));
        return ports;
    }

    /** {@code 18080:8080,18081:8081}; empty when there are none. */
    static String written(Map<Integer, Integer> ports) {
        return new TreeMap<>(ports)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + entry.getValue())
                        .collect(Collectors.joining(","));
    }

    /** @throws IllegalArgumentException if it was not {@link #written} */
    static SortedMap<Integer, Integer> read(String text) {
        SortedMap<Integer, Integer> ports = new TreeMap<>();
        for (String pair : text.split(",", -1)) {
            int colon = pair.indexOf(':');
            if (colon > 0) {
                ports.put(Integer.valueOf(pair.substring(0, colon)), Integer.valueOf(pair.substring(colon + 1)));
            } else if (!text.isEmpty()) {
                throw new IllegalArgumentException(
                        "host ports \"" + text + "\" are not understood: expected for example 18080:8080");
            }
        }
        return ports;
    }
}
