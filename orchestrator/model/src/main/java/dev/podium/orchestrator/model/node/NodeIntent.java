package dev.podium.orchestrator.model.node;

import java.util.Map;

/**
 * What operators want of a node.
 *
 * @param labels override the labels the node gives itself
 */
public record NodeIntent(NodeName name, Availability availability, Map<String, String> labels) {
    /** Whether a node takes and keeps tasks. */
    public enum Availability {
        ACTIVE,
        /** Keeps its tasks, takes no new ones. */
        CORDONED,
        /** Its tasks are replaced elsewhere first and then stopped. */
        DRAINING
    }

    public NodeIntent {
        labels = Map.copyOf(labels);
    }

    public static NodeIntent active(NodeName name) {
        return new NodeIntent(name, Availability.ACTIVE, Map.of());
    }
}
