package dev.podium.bench.gpu;

import dev.podium.bench.gpu.GpuTrace.Machine;
import dev.podium.bench.gpu.GpuTrace.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A set in the shape of openb, for where the trace itself is not: the same kinds of machines and commonest kinds of pods. */
final class GeneratedTrace {
    private static final int PODS = 8_000;

    /** How many, cores, GiB, GPUs, of which model. */
    private static final Object[][] MACHINES = {
        {549, 96, 384, 8, "G2"}, {387, 104, 512, 2, "T4"}, {107, 16, 120, 2, "P100"}, {39, 128, 768, 8, "G3"},
        {28, 32, 128, 4, "V100M16"}, {22, 64, 256, 2, "P100"}, {21, 96, 768, 8, "V100M32"}, {19, 8, 32, 1, "V100M16"},
        {17, 96, 384, 4, "T4"}, {9, 48, 368, 4, "V100M32"}, {8, 64, 336, 8, "V100M16"}, {7, 8, 60, 1, "P100"}
    };

    /** Thousandths of all, thousandths of a core, GiB, thousandths of a GPU; the rest is scattered. */
    private static final int[][] PODS_KINDS = {
        {128, 3_152, 5, 810},
        {107, 11_300, 48, 1000},
        {73, 11_400, 47, 1000},
        {58, 3_152, 5, 1000},
        {48, 11_908, 46, 470},
        {45, 12_500, 56, 0},
        {44, 8_000, 30, 470},
        {40, 12_000, 24, 1000},
        {36, 32_000, 48, 0},
        {35, 4_000, 22, 320},
        {30, 11_908, 46, 650},
        {24, 8_000, 30, 0},
        {20, 4_000, 15, 230},
        {12, 16_000, 64, 1000},
        {6, 88_000, 350, 8000},
        {2, 24_000, 96, 2000},
        {2, 48_000, 190, 4000}
    };

    private GeneratedTrace() {}

    static GpuTrace of(long seed) {
        Random random = new Random(seed);
        List<Machine> machines = new ArrayList<>();
        for (Object[] kind : MACHINES) {
            for (int i = 0; i < (int) kind[0]; i++) {
                machines.add(
                        new Machine(1000L * (int) kind[1], 1024L * (int) kind[2], (int) kind[3], (String) kind[4]));
            }
        }
        List<Pod> pods = new ArrayList<>();
        while (pods.size() < PODS) {
            pods.add(pod(random));
        }
        return new GpuTrace("generated in the shape of openb, seed " + seed, machines, pods);
    }

    private static Pod pod(Random random) {
        int left = random.nextInt(1000);
        for (int[] kind : PODS_KINDS) {
            left -= kind[0];
            if (left < 0) {
                return new Pod(kind[1], 1024L * kind[2], kind[3], List.of());
            }
        }
        int cores = random.nextInt(1, 13);
        int gpu = random.nextBoolean() ? 1000 : random.nextInt(1, 20) * 50;
        return new Pod(1000L * cores, 1024L * cores * random.nextInt(2, 5), gpu, List.of());
    }
}
