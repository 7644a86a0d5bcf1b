package dev.podium.orchestrator.engine.rebalance;

import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.cluster.ClusterPolicy.Strategy;
import dev.podium.orchestrator.model.workload.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nodes as a tree of domains: the values of some labels, from the widest to the narrowest, and at last perhaps the node itself. A
 * domain is the path of values that leads to it.
 */
final class Domains {
    private final Levels levels;
    private final Map<List<String>, Set<List<String>>> children = new HashMap<>();

    /** @param nodes whether each node is a domain of its own within the last label's */
    record Levels(List<String> labels, boolean nodes) {
        static Levels of(Workload workload, Strategy strategy) {
            return new Levels(workload.release().placement().levels(), strategy == Strategy.SPREAD);
        }
    }

    Domains(Levels levels, Collection<NodeView> nodes) {
        this.levels = levels;
        for (NodeView node : nodes) {
            List<String> path = path(node);
            for (int depth = 1; depth <= path.size(); depth++) {
                children.computeIfAbsent(path.subList(0, depth - 1), _ -> new LinkedHashSet<>())
                        .add(path.subList(0, depth));
            }
        }
    }

    List<String> path(NodeView node) {
        List<String> path = new ArrayList<>();
        levels.labels().forEach(label -> path.add(node.label(label)));
        if (levels.nodes()) {
            path.add(node.name().value());
        }
        return List.copyOf(path);
    }

    Set<List<String>> within(List<String> domain) {
        return children.getOrDefault(domain, Set.of());
    }
}
