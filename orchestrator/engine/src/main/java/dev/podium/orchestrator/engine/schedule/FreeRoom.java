package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.workload.Amount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each node has left, in columns: a node is a row number. A task holds its room until it has ended, also while it leaves.
 *
 * <p>A node that states no number of processes has no limit on them.
 */
final class FreeRoom {
    private final List<NodeView> nodes;
    private final Map<NodeName, Integer> rows = new HashMap<>();
    private final long[] cpu;
    private final long[] memory;
    private final long[] pids;

    FreeRoom(ClusterView cluster) {
        this.nodes = List.copyOf(cluster.nodes().values());
        this.cpu = new long[nodes.size()];
        this.memory = new long[nodes.size()];
        this.pids = new long[nodes.size()];
        for (int row = 0; row < nodes.size(); row++) {
            Amount capacity = nodes.get(row).facts().capacity();
            rows.put(nodes.get(row).name(), row);
            cpu[row] = capacity.cpu().millis();
            memory[row] = capacity.memory().value();
            pids[row] = capacity.pids() == 0 ? Long.MAX_VALUE / 2 : capacity.pids();
        }
        cluster.tasks().values().forEach(tasks -> tasks.forEach(this::subtract));
    }

    private void subtract(TaskView task) {
        Integer row = rows.get(task.task().node());
        if (row != null && !task.ended()) {
            take(row, task.task().release().resources().request());
        }
    }

    int size() {
        return nodes.size();
    }

    NodeView node(int row) {
        return nodes.get(row);
    }

    /** The node's row, or -1 when there is no such node. */
    int row(NodeName node) {
        return rows.getOrDefault(node, -1);
    }

    boolean fits(int row, Amount amount) {
        return cpu[row] >= amount.cpu().millis()
                && memory[row] >= amount.memory().value()
                && pids[row] >= amount.pids();
    }

    void take(int row, Amount amount) {
        cpu[row] -= amount.cpu().millis();
        memory[row] -= amount.memory().value();
        pids[row] -= amount.pids();
    }

    /**
     * How much of a node's scarcer resource would be left with {@code request} on it, in millionths of its capacity; the other
     * one decides between equals. It depends on the node's own row only, so placing on one node leaves all others' scores as
     * they are.
     */
    long score(int row, Amount request) {
        Amount capacity = nodes.get(row).facts().capacity();
        long cpuLeft = share(cpu[row] - request.cpu().millis(), capacity.cpu().millis());
        long memoryLeft =
                share(memory[row] - request.memory().value(), capacity.memory().value());
        return Math.min(cpuLeft, memoryLeft) + Math.max(cpuLeft, memoryLeft) / 1000;
    }

    private static long share(long left, long capacity) {
        return capacity == 0 ? 0 : (long) (1_000_000.0 * left / capacity);
    }

    long cpu(int row) {
        return cpu[row];
    }

    long memory(int row) {
        return memory[row];
    }

    long pids(int row) {
        return pids[row];
    }
}
