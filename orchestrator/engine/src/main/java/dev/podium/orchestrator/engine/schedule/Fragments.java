package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.schedule.TargetTasks.Shape;
import dev.podium.orchestrator.model.workload.GpuRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much of a node's free GPUs is of no use to the tasks a cluster is expected to be asked for.
 *
 * <p>For one task there are two answers, and each counts half. The first is that of Q. Weng et al., "Beware of Fragmentation:
 * Scheduling GPU-Sharing Workloads with Fragmentation Gradient Descent", USENIX ATC 2023: a GPU with too little left for the task is
 * a fragment, and where the node cannot take even one such task (too little processor time or memory, too few GPUs) all its free GPUs
 * are. It looks one task ahead. The second looks further: of the GPUs that are left to such tasks, what the node's processor time and
 * memory cannot feed is a fragment too. The mean over all target tasks is the node's fragmentation.
 */
final class Fragments {
    /** The two answers are added, not halved. */
    static final int ANSWERS = 2;

    private final GpuRoom gpus;
    private final List<Kind> kinds;
    private final long total;

    /** Target tasks that want the same of GPUs, with what they want besides in columns. */
    private static final class Kind {
        private final GpuRequest gpu;
        private final long[] cpu;
        private final long[] memory;
        private final long[] count;
        private final double[] perCpu;
        private final double[] perByte;

        Kind(GpuRequest gpu, List<Shape> shapes) {
            this.gpu = gpu;
            this.cpu = shapes.stream().mapToLong(Shape::cpu).toArray();
            this.memory = shapes.stream().mapToLong(Shape::memory).toArray();
            this.count = shapes.stream().mapToLong(Shape::count).toArray();
            this.perCpu = shapes.stream().mapToDouble(shape -> per(shape.cpu())).toArray();
            this.perByte =
                    shapes.stream().mapToDouble(shape -> per(shape.memory())).toArray();
        }

        /** How much GPU goes with one unit of something such a task wants {@code amount} of. */
        private double per(long amount) {
            return amount == 0 ? Double.POSITIVE_INFINITY : (double) gpu.millis() / amount;
        }

        /** In thousandths of a GPU times the number of tasks. */
        long fragments(long cpuLeft, long memoryLeft, long free, long useful) {
            long sum = 0;
            for (int i = 0; i < count.length; i++) {
                if (cpuLeft < cpu[i] || memoryLeft < memory[i]) {
                    sum += count[i] * ANSWERS * free;
                } else {
                    long fed = (long) Math.min((double) useful, Math.min(cpuLeft * perCpu[i], memoryLeft * perByte[i]));
                    sum += count[i] * (free - useful + free - fed);
                }
            }
            return sum;
        }
    }

    Fragments(GpuRoom gpus, TargetTasks target) {
        this.gpus = gpus;
        this.total = target.shapes().stream().mapToLong(Shape::count).sum();
        Map<GpuRequest, List<Shape>> kinds = new LinkedHashMap<>();
        target.shapes()
                .forEach(shape -> kinds.computeIfAbsent(shape.gpu(), _ -> new ArrayList<>())
                        .add(shape));
        this.kinds = kinds.entrySet().stream()
                .map(kind -> new Kind(kind.getKey(), kind.getValue()))
                .toList();
    }

    /** By how much sums have to be divided to be thousandths of a GPU; never zero. */
    long weight() {
        return Math.max(1, ANSWERS * total);
    }

    /**
     * The sum over all target tasks, to be divided by {@link #weight}.
     *
     * @param left what is left of each of the node's GPUs, in thousandths; there may be more places than GPUs
     */
    long of(int row, long cpu, long memory, int[] left) {
        int from = gpus.first(row);
        int count = gpus.first(row + 1) - from;
        long free = 0;
        for (int i = 0; i < count; i++) {
            free += left[i];
        }
        long sum = 0;
        for (int k = 0; free > 0 && k < kinds.size(); k++) {
            Kind kind = kinds.get(k);
            int fitting = 0;
            long useful = 0;
            for (int i = 0; i < count; i++) {
                if (left[i] >= kind.gpu.each() && gpus.does(from + i, kind.gpu)) {
                    fitting++;
                    useful += left[i];
                }
            }
            sum += kind.fragments(cpu, memory, free, fitting >= kind.gpu.devices() ? useful : 0);
        }
        return sum;
    }
}
