package dev.podium.orchestrator.model.workload;

import dev.podium.tenants.tenant.ResourceName;
import java.util.Optional;

/**
 * A TCP port the container listens on, with the name by which probes and routes refer to it.
 *
 * @param hostPort the port of the node that leads to it, for which there can be one task on each node
 */
public record Port(String name, int number, Optional<Integer> hostPort) {
    public static final int MAX = 65_535;
    /** Those below belong to the machine's own services. */
    public static final int LEAST_HOST_PORT = 1024;

    public Port {
        ResourceName.require("port", name);
        if (number < 1 || number > MAX) {
            throw new IllegalArgumentException("port " + number + " is not valid: expected 1 to " + MAX);
        }
        hostPort.filter(port -> port < LEAST_HOST_PORT || port > MAX).ifPresent(port -> {
            throw new IllegalArgumentException(
                    "host port " + port + " is not valid: expected " + LEAST_HOST_PORT + " to " + MAX);
        });
    }

    /** Without a port of the node. */
    public Port(String name, int number) {
        this(name, number, Optional.empty());
    }
}
