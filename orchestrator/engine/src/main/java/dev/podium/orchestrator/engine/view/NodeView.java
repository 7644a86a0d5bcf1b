package dev.podium.orchestrator.engine.view;

import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import dev.podium.orchestrator.model.node.NodeName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A node as decisions see it.
 *
 * @param labels the node's own, overridden by the operators'
 * @param awaySince when it was disconnected; empty while it is connected and when no gateway has said
 */
public record NodeView(
        NodeFacts facts,
        Availability availability,
        Map<String, String> labels,
        Reach reach,
        Optional<Instant> awaySince) {
    public NodeView {
        labels = Map.copyOf(labels);
    }

    public NodeName name() {
        return facts.name();
    }

    public boolean connected() {
        return reach == Reach.CONNECTED;
    }

    public boolean unreachable() {
        return reach == Reach.UNREACHABLE;
    }

    /** Whether tasks on it may stay where they are. */
    public boolean keepsTasks() {
        return !unreachable() && availability != Availability.DRAINING;
    }

    /** The value of a label, empty when the node does not have it. */
    public String label(String key) {
        return labels.getOrDefault(key, "");
    }
}
