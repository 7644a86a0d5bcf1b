package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.workload.Amount;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What each node has left, in columns: a node is a row number. A task holds its room until it has ended, also while it leaves.
 *
 * <p>A node that states no number of processes or no disk has no limit on them.
 */
final class FreeRoom {
    private static final long UNLIMITED = Long.MAX_VALUE / 2;

    private final List<NodeView> nodes;
    private final Map<NodeName, Integer> rows = new HashMap<>();
    private final long[] cpu;
    private final long[] memory;
    private final long[] wholeCpu;
    private final long[] wholeMemory;
    private final long[] pids;
    private final long[] disk;
    private final Map<String, long[]> generic = new HashMap<>();
    /** Empty until a task takes a port of the node. */
    private final List<BitSet> hostPorts;

    private final GpuRoom gpus;
    private final int[] versions;

    FreeRoom(ClusterView cluster) {
        this.nodes = List.copyOf(cluster.nodes().values());
        this.cpu = new long[nodes.size()];
        this.memory = new long[nodes.size()];
        this.wholeCpu = new long[nodes.size()];
        this.wholeMemory = new long[nodes.size()];
        this.pids = new long[nodes.size()];
        this.disk = new long[nodes.size()];
        this.versions = new int[nodes.size()];
        this.hostPorts = new ArrayList<>(nodes.size());
        for (int row = 0; row < nodes.size(); row++) {
            Amount capacity = nodes.get(row).facts().capacity();
            rows.put(nodes.get(row).name(), row);
            cpu[row] = capacity.cpu().millis();
            memory[row] = capacity.memory().value();
            wholeCpu[row] = cpu[row];
            wholeMemory[row] = memory[row];
            pids[row] = limited(capacity.pids());
            disk[row] = limited(capacity.disk().value());
            for (Map.Entry<String, Long> stated : capacity.generic().entrySet()) {
                column(stated.getKey())[row] = stated.getValue();
            }
            hostPorts.add(new BitSet(0));
        }
        this.gpus = new GpuRoom(nodes);
        cluster.tasks().values().forEach(tasks -> tasks.forEach(this::subtract));
    }

    private static long limited(long stated) {
        return stated == 0 ? UNLIMITED : stated;
    }

    private long[] column(String name) {
        return generic.computeIfAbsent(name, _ -> new long[nodes.size()]);
    }

    private void subtract(TaskView view) {
        Task task = view.task();
        Integer row = rows.get(task.node());
        if (row != null && !view.ended()) {
            take(row, Need.of(task.release()), task.gpus());
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

    /** Changes whenever something is taken from the row: whatever was worked out for it before is old. */
    int version(int row) {
        return versions[row];
    }

    GpuRoom gpus() {
        return gpus;
    }

    boolean fits(int row, Need need) {
        Amount amount = need.amount();
        return cpu[row] >= amount.cpu().millis()
                && memory[row] >= amount.memory().value()
                && pids[row] >= amount.pids()
                && (need.plain() || fitsTheRest(row, need));
    }

    private boolean fitsTheRest(int row, Need need) {
        return disk[row] >= need.amount().disk().value()
                && need.amount().generic().entrySet().stream()
                        .allMatch(wanted -> generic(row, wanted.getKey()) >= wanted.getValue())
                && need.hostPorts().stream().noneMatch(hostPorts.get(row)::get)
                && gpus.fits(row, need.gpu());
    }

    /** @param devices which of the node's GPUs it gets, by the index the node gives them */
    void take(int row, Need need, List<Integer> devices) {
        Amount amount = need.amount();
        versions[row]++;
        cpu[row] -= amount.cpu().millis();
        memory[row] -= amount.memory().value();
        pids[row] -= amount.pids();
        if (!need.plain()) {
            disk[row] -= amount.disk().value();
            amount.generic().forEach((name, count) -> column(name)[row] -= count);
            need.hostPorts().forEach(hostPorts.get(row)::set);
            gpus.take(row, devices, need.gpu().each());
        }
    }

    /** Whether the need would fit if these tasks were gone from the node. */
    boolean fitsWithout(int row, List<TaskView> gone, Need need) {
        int version = versions[row];
        boolean fits = without(row, gone, () -> fits(row, need));
        versions[row] = version;
        return fits;
    }

    /** What is answered, or done, as if these tasks were gone from the node. */
    <T> T without(int row, List<TaskView> gone, Supplier<T> what) {
        gone.forEach(
                task -> give(row, Need.of(task.task().release()), task.task().gpus()));
        T answer = what.get();
        gone.forEach(
                task -> take(row, Need.of(task.task().release()), task.task().gpus()));
        return answer;
    }

    private void give(int row, Need need, List<Integer> devices) {
        Amount amount = need.amount();
        versions[row]++;
        cpu[row] += amount.cpu().millis();
        memory[row] += amount.memory().value();
        pids[row] += amount.pids();
        if (!need.plain()) {
            disk[row] += amount.disk().value();
            amount.generic().forEach((name, count) -> column(name)[row] += count);
            need.hostPorts().forEach(hostPorts.get(row)::clear);
            gpus.take(row, devices, -need.gpu().each());
        }
    }

    /** How big the amount is on this node: the larger of its shares of processor time and memory, in millionths. */
    long size(int row, Amount amount) {
        Amount capacity = nodes.get(row).facts().capacity();
        return Math.max(
                share(amount.cpu().millis(), capacity.cpu().millis()),
                share(amount.memory().value(), capacity.memory().value()));
    }

    private static long share(long part, long whole) {
        return whole == 0 ? 0 : (long) (1_000_000.0 * part / whole);
    }

    long cpu(int row) {
        return cpu[row];
    }

    long memory(int row) {
        return memory[row];
    }

    /** What the node has in all. */
    long wholeCpu(int row) {
        return wholeCpu[row];
    }

    long wholeMemory(int row) {
        return wholeMemory[row];
    }

    long pids(int row) {
        return pids[row];
    }

    long disk(int row) {
        return disk[row];
    }

    long generic(int row, String name) {
        long[] column = generic.get(name);
        return column == null ? 0 : column[row];
    }

    boolean taken(int row, int hostPort) {
        return hostPorts.get(row).get(hostPort);
    }
}
