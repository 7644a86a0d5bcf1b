package dev.podium.bench.placement;

import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same decisions made the slow way, to hold the engine's against: for each task, of all nodes with room for it the one with
 * the fewest tasks of its workload; of those the one with the most of its scarcer resource left; of those the first by name.
 */
final class BruteForce {
    private final List<NodeFacts> nodes;
    private final long[] cpu;
    private final long[] memory;
    private final Map<WorkloadId, int[]> tasks = new HashMap<>();

    private BruteForce(List<NodeFacts> nodes) {
        this.nodes =
                nodes.stream().sorted(Comparator.comparing(NodeFacts::name)).toList();
        this.cpu = this.nodes.stream()
                .mapToLong(node -> node.capacity().cpu().millis())
                .toArray();
        this.memory = this.nodes.stream()
                .mapToLong(node -> node.capacity().memory().value())
                .toArray();
    }

    /**
     * How many of the placements agree; all the others are wrong.
     *
     * @param placed in the order in which the engine decided
     */
    static int agreeing(List<NodeFacts> nodes, List<Task> placed) {
        BruteForce force = new BruteForce(nodes);
        int agreeing = 0;
        for (Task task : placed) {
            int row = force.choose(task);
            agreeing += row >= 0 && force.nodes.get(row).name().equals(task.node()) ? 1 : 0;
        }
        return agreeing;
    }

    /** Whether no node got more than it has. */
    static boolean fits(List<NodeFacts> nodes, List<Task> placed) {
        Map<String, Amount> used = new HashMap<>();
        for (Task task : placed) {
            Amount request = task.release().resources().request();
            used.merge(task.node().value(), request, BruteForce::sum);
        }
        return nodes.stream().allMatch(node -> {
            Amount sum = used.get(node.name().value());
            return sum == null
                    || (sum.cpu().millis() <= node.capacity().cpu().millis()
                            && sum.memory().value() <= node.capacity().memory().value());
        });
    }

    private static Amount sum(Amount a, Amount b) {
        return new Amount(
                a.cpu().plus(b.cpu()),
                dev.podium.orchestrator.model.workload.Bytes.of(
                        a.memory().value() + b.memory().value()),
                a.pids() + b.pids());
    }

    private int choose(Task task) {
        Amount request = task.release().resources().request();
        int[] counts = tasks.computeIfAbsent(task.workload(), _ -> new int[nodes.size()]);
        int best = -1;
        for (int row = 0; row < cpu.length; row++) {
            boolean fits = cpu[row] >= request.cpu().millis()
                    && memory[row] >= request.memory().value();
            if (fits && (best < 0 || better(row, best, counts, request))) {
                best = row;
            }
        }
        if (best >= 0) {
            counts[best]++;
            cpu[best] -= request.cpu().millis();
            memory[best] -= request.memory().value();
        }
        return best;
    }

    private boolean better(int row, int than, int[] counts, Amount request) {
        return counts[row] != counts[than] ? counts[row] < counts[than] : score(row, request) > score(than, request);
    }

    private long score(int row, Amount request) {
        Amount capacity = nodes.get(row).capacity();
        long cpuLeft = share(cpu[row] - request.cpu().millis(), capacity.cpu().millis());
        long memoryLeft =
                share(memory[row] - request.memory().value(), capacity.memory().value());
        return Math.min(cpuLeft, memoryLeft) + Math.max(cpuLeft, memoryLeft) / 1000;
    }

    private static long share(long left, long capacity) {
        return capacity == 0 ? 0 : (long) (1_000_000.0 * left / capacity);
    }
}
