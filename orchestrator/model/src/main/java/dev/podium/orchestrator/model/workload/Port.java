package dev.podium.orchestrator.model.workload;

import dev.podium.tenants.tenant.ResourceName;

/** A TCP port the container listens on, with the name by which probes and routes refer to it. */
public record Port(String name, int number) {
    public static final int MAX = 65_535;

    public Port {
        ResourceName.require("port", name);
        if (number < 1 || number > MAX) {
            throw new IllegalArgumentException("port " + number + " is not valid: expected 1 to " + MAX);
        }
    }
}
