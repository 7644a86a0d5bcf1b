package dev.podium.orchestrator.engine.rebalance;

import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.workload.Amount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much of each node is given away, as the larger of its shares of processor time and memory: 1.0 is all of it. What leaves
 * counts no more, what is on its way counts already.
 */
final class Loads {
    private final SortedMap<NodeName, NodeView> targets = new TreeMap<>();
    private final Map<NodeName, Amount> capacity = new HashMap<>();
    private final Map<NodeName, Amount> used = new HashMap<>();
    private final Map<NodeName, List<TaskView>> tasks = new HashMap<>();

    Loads(ClusterView cluster) {
        cluster.nodes().forEach((name, node) -> {
            capacity.put(name, node.facts().capacity());
            if (node.availability() == Availability.ACTIVE
                    && node.connected()
                    && node.facts().engineUp()) {
                targets.put(name, node);
            }
        });
        cluster.tasks().values().stream().flatMap(List::stream).forEach(this::add);
    }

    private void add(TaskView task) {
        if (task.wanted()) {
            used.merge(task.task().node(), request(task), Amount::plus);
            tasks.computeIfAbsent(task.task().node(), _ -> new ArrayList<>()).add(task);
        }
    }

    /** The nodes that take new tasks, by name. */
    SortedMap<NodeName, NodeView> targets() {
        return targets;
    }

    /** What is to run on a node. */
    List<TaskView> on(NodeName node) {
        return List.copyOf(tasks.getOrDefault(node, List.of()));
    }

    double of(NodeName node) {
        Amount amount = used.getOrDefault(node, Amount.ZERO);
        return share(node, amount.cpu().millis(), amount.memory().value());
    }

    /** Of the emptiest node that takes new tasks. */
    double least() {
        return targets.keySet().stream().mapToDouble(this::of).min().orElse(1);
    }

    double with(NodeName node, TaskView task) {
        return changed(node, request(task), 1);
    }

    double without(NodeName node, TaskView task) {
        return changed(node, request(task), -1);
    }

    private double changed(NodeName node, Amount by, int sign) {
        Amount amount = used.getOrDefault(node, Amount.ZERO);
        return share(
                node,
                amount.cpu().millis() + sign * by.cpu().millis(),
                amount.memory().value() + sign * by.memory().value());
    }

    private double share(NodeName node, long cpuMillis, long memory) {
        Amount whole = capacity.getOrDefault(node, Amount.ZERO);
        return Math.max(
                part(cpuMillis, whole.cpu().millis()),
                part(memory, whole.memory().value()));
    }

    private static double part(long used, long whole) {
        return whole == 0 ? 0 : (double) used / whole;
    }

    private static Amount request(TaskView task) {
        return task.task().release().resources().request();
    }
}
