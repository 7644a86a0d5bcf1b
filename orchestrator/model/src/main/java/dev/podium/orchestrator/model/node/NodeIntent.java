package dev.podium.orchestrator.model.node;

import dev.podium.orchestrator.model.constraint.Taint;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What operators want of a node. Nothing in it comes from the node itself.
 *
 * @param labels override the labels the node gives itself
 * @param taints keep tasks away that do not tolerate them
 * @param pool the pool it is in, with the pool's fence
 */
public record NodeIntent(
        NodeName name,
        Availability availability,
        Map<String, String> labels,
        List<Taint> taints,
        Optional<NodePool> pool) {
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
        taints = List.copyOf(taints);
    }

    /** Without taints, in no pool. */
    public NodeIntent(NodeName name, Availability availability, Map<String, String> labels) {
        this(name, availability, labels, List.of(), Optional.empty());
    }

    public static NodeIntent active(NodeName name) {
        return new NodeIntent(name, Availability.ACTIVE, Map.of());
    }

    public NodeIntent tainted(List<Taint> other) {
        return new NodeIntent(name, availability, labels, other, pool);
    }

    public NodeIntent in(NodePool other) {
        return new NodeIntent(name, availability, labels, taints, Optional.of(other));
    }
}
