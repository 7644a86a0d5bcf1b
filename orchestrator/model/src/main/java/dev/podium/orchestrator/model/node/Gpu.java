package dev.podium.orchestrator.model.node;

import dev.podium.orchestrator.model.workload.Bytes;

/**
 * One GPU of a node.
 *
 * @param index how the machine's driver counts it; what a container is given it by
 * @param model its name, for example {@code A10}; empty when the node does not know
 * @param memory zero when the node does not know
 */
public record Gpu(int index, String model, Bytes memory) {
    public Gpu {
        if (index < 0) {
            throw new IllegalArgumentException("gpu index " + index + " is not valid: expected zero or more");
        }
    }
}
