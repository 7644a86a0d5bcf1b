package dev.podium.orchestrator.testkit.scenario;

import dev.podium.orchestrator.model.constraint.Attribute;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.workload.Affinity;
import dev.podium.orchestrator.model.workload.Affinity.ToApp;
import dev.podium.orchestrator.model.workload.Affinity.ToNodes;
import dev.podium.orchestrator.model.workload.Placement;
import dev.podium.orchestrator.model.workload.SpreadLimit;
import dev.podium.orchestrator.model.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Chooses nodes by the rules as they are written down, as slowly as that is. All nodes are of one size, room for four tasks, and so
 * are all tasks.
 */
final class BruteChooser {
    private static final int ROOM = 4;

    private record Placed(Workload owner, NodeFacts node) {}

    private final List<NodeFacts> nodes;
    private final Workload workload;
    private final Placement placement;
    private final List<Placed> placed = new ArrayList<>();

    BruteChooser(List<NodeFacts> nodes, Workload workload) {
        this.nodes = nodes;
        this.workload = workload;
        this.placement = workload.release().placement();
    }

    void add(Workload owner, NodeFacts node) {
        placed.add(new Placed(owner, node));
    }

    /** The best node for one more task, which is then there. */
    Optional<String> choose() {
        List<NodeFacts> inDomains = nodes.stream()
                .filter(node -> placement.limits().stream()
                        .allMatch(limit -> node.labels().containsKey(limit.label())))
                .filter(node -> eligible(node) || count(node, true) > 0)
                .toList();
        Optional<NodeFacts> best = descend(inDomains, 0);
        best.ifPresent(node -> add(workload, node));
        return best.map(node -> node.name().value());
    }

    private boolean eligible(NodeFacts node) {
        return placement.affinities().stream()
                .filter(rule -> rule.required() && rule.target() instanceof ToNodes)
                .allMatch(rule -> holds(rule, node) != rule.away());
    }

    private Optional<NodeFacts> descend(List<NodeFacts> domain, int depth) {
        if (depth == placement.levels().size()) {
            return domain.stream().filter(this::takes).max(order());
        }
        String label = placement.levels().get(depth);
        Map<String, List<NodeFacts>> children = domain.stream()
                .collect(Collectors.groupingBy(
                        node -> node.labels().getOrDefault(label, ""), TreeMap::new, Collectors.toList()));
        long least = children.values().stream().mapToLong(this::own).min().orElse(0);
        int limit = placement.limits().stream()
                .filter(one -> one.label().equals(label))
                .mapToInt(SpreadLimit::maxSkew)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
        return children.values().stream()
                .sorted(Comparator.comparingLong(this::own))
                .filter(child -> own(child) + 1 - least <= limit)
                .flatMap(child -> descend(child, depth + 1).stream())
                .findFirst();
    }

    private long own(List<NodeFacts> domain) {
        return domain.stream().mapToLong(node -> count(node, true)).sum();
    }

    private long count(NodeFacts node, boolean own) {
        return placed.stream()
                .filter(one -> one.node().equals(node) && (!own || one.owner().equals(workload)))
                .count();
    }

    private Comparator<NodeFacts> order() {
        return Comparator.comparingLong(this::weight)
                .thenComparing(Comparator.comparingLong((NodeFacts node) -> count(node, true))
                        .reversed())
                .thenComparing(Comparator.comparingLong((NodeFacts node) -> count(node, false))
                        .reversed())
                .thenComparing(Comparator.comparing(NodeFacts::name).reversed());
    }

    private boolean takes(NodeFacts node) {
        boolean mine = placement.affinities().stream()
                .filter(Affinity::required)
                .allMatch(rule -> holds(rule, node) != rule.away() || first(rule, node));
        boolean theirs = placed.stream()
                .noneMatch(other -> other.owner().release().placement().affinities().stream()
                        .anyMatch(rule -> rule.required()
                                && rule.away()
                                && rule.target() instanceof ToApp(String app, String topology)
                                && app.equals(workload.id().name())
                                && !place(node, topology).isEmpty()
                                && place(other.node(), topology).equals(place(node, topology))));
        return count(node, false) < ROOM && mine && theirs;
    }

    /** The first of an app that has to be together may be wherever there is a place. */
    private boolean first(Affinity rule, NodeFacts node) {
        return !rule.away()
                && rule.target() instanceof ToApp(String app, String topology)
                && app.equals(workload.id().name())
                && !place(node, topology).isEmpty()
                && placed.stream()
                        .noneMatch(one -> one.owner().equals(workload)
                                && !place(one.node(), topology).isEmpty());
    }

    private long weight(NodeFacts node) {
        return placement.affinities().stream()
                .filter(rule -> !rule.required() && holds(rule, node))
                .mapToLong(Affinity::weight)
                .sum();
    }

    private boolean holds(Affinity rule, NodeFacts node) {
        return switch (rule.target()) {
            case ToNodes(var expression) -> expression.holds(attribute -> value(node, attribute));
            case ToApp(String app, String topology) ->
                placed.stream()
                        .anyMatch(one -> one.owner().id().name().equals(app)
                                && !place(node, topology).isEmpty()
                                && place(one.node(), topology).equals(place(node, topology)));
        };
    }

    private static Optional<String> value(NodeFacts node, Attribute attribute) {
        return Optional.ofNullable(node.labels().get(attribute.labelKey()));
    }

    private static String place(NodeFacts node, String topology) {
        return topology.equals(ToApp.NODE) ? node.name().value() : node.labels().getOrDefault(topology, "");
    }
}
