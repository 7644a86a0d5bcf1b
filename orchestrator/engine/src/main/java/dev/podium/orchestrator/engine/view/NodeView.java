package dev.podium.orchestrator.engine.view;

import dev.podium.orchestrator.model.cluster.NodeAge;
import dev.podium.orchestrator.model.constraint.Attribute;
import dev.podium.orchestrator.model.constraint.Attributes;
import dev.podium.orchestrator.model.constraint.Taint;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodePool;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node as decisions see it.
 *
 * @param labels the node's own, overridden by the operators'
 * @param taints the operators'
 * @param pool the operators'
 * @param availability the operators', or {@code DRAINING} because of its age
 * @param awaySince when it was disconnected; empty while it is connected and when no gateway has said
 * @param age what its age makes of it; empty where no maximum age is set, and while it is out for another reason
 */
public record NodeView(
        NodeFacts facts,
        Availability availability,
        Map<String, String> labels,
        List<Taint> taints,
        Optional<NodePool> pool,
        Reach reach,
        Optional<Instant> awaySince,
        Optional<NodeAge> age)
        implements Attributes {
    public NodeView {
        labels = Map.copyOf(labels);
        taints = List.copyOf(taints);
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

    NodeView aged(NodeAge of) {
        return new NodeView(
                facts,
                of.out() ? Availability.DRAINING : availability,
                labels,
                taints,
                pool,
                reach,
                awaySince,
                Optional.of(of));
    }

    /** Whether tasks on it may stay where they are. */
    public boolean keepsTasks() {
        return !unreachable() && availability != Availability.DRAINING;
    }

    @Override
    public Optional<String> value(Attribute attribute) {
        if (attribute.isLabel()) {
            return Optional.ofNullable(labels.get(attribute.labelKey()));
        }
        return switch (attribute.name()) {
            case "node.name" -> Optional.of(name().value());
            case "node.arch" -> Optional.of(facts.arch());
            case "node.os" -> Optional.of(facts.os());
            case "node.pool" -> pool.map(NodePool::name);
            case "node.attributes.cpu" -> Optional.of(facts.capacity().cpu().toString());
            case "node.attributes.memory" ->
                Optional.of(facts.capacity().memory().toString());
            case "node.attributes.pids" ->
                Optional.of(Long.toString(facts.capacity().pids()));
            case "node.attributes.version" -> Optional.of(facts.version());
            case "node.attributes.engine" -> Optional.of(facts.engineVersion());
            default -> Optional.empty();
        };
    }

    /** The value of a label, empty when the node does not have it. */
    public String label(String key) {
        return labels.getOrDefault(key, "");
    }
}
