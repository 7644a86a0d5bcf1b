package dev.podium.bench.gpu;

import dev.podium.bench.gpu.GpuTrace.Machine;
import dev.podium.bench.gpu.GpuTrace.Pod;
import java.util.Arrays;
import java.util.List;

/**
 * The peer: a pod goes to the node that is left with the least, processor time and GPUs counting alike, and a share of a GPU to the
 * fullest GPU that takes it.
 */
final class BestFit {
    private static final double MOST_CPU = 128_000;
    private static final double MOST_GPU = 8_000;

    private final long[] cpu;
    private final long[] memory;
    private final int[][] gpus;

    private BestFit(List<Machine> machines) {
        this.cpu = machines.stream().mapToLong(Machine::cpu).toArray();
        this.memory = machines.stream().mapToLong(Machine::memory).toArray();
        this.gpus = machines.stream().map(BestFit::whole).toArray(int[][]::new);
    }

    private static int[] whole(Machine machine) {
        int[] gpus = new int[machine.gpus()];
        Arrays.fill(gpus, 1000);
        return gpus;
    }

    /** How much GPU was given away, in thousandths of one. Models are not looked at: openb's lists name none. */
    static long given(List<Machine> machines, List<Pod> arrivals) {
        BestFit state = new BestFit(machines);
        return arrivals.stream().mapToLong(state::place).sum();
    }

    private long place(Pod pod) {
        int best = -1;
        for (int row = 0; row < cpu.length; row++) {
            if (fits(row, pod) && (best < 0 || left(row) < left(best))) {
                best = row;
            }
        }
        if (best < 0) {
            return 0;
        }
        cpu[best] -= pod.cpu();
        memory[best] -= pod.memory();
        for (int i = 0; i < pod.devices(); i++) {
            gpus[best][fullest(gpus[best], pod.each())] -= pod.each();
        }
        return pod.gpu();
    }

    private boolean fits(int row, Pod pod) {
        return cpu[row] >= pod.cpu()
                && memory[row] >= pod.memory()
                && (pod.gpu() == 0
                        || Arrays.stream(gpus[row])
                                        .filter(free -> free >= pod.each())
                                        .count()
                                >= pod.devices());
    }

    /** What the pod takes it takes wherever it goes. */
    private double left(int row) {
        return cpu[row] / MOST_CPU + Arrays.stream(gpus[row]).sum() / MOST_GPU;
    }

    private static int fullest(int[] free, int wanted) {
        int best = -1;
        for (int i = 0; i < free.length; i++) {
            if (free[i] >= wanted && (best < 0 || free[i] < free[best])) {
                best = i;
            }
        }
        return best;
    }
}
