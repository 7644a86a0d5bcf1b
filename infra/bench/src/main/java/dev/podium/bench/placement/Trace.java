package dev.podium.bench.placement;

import dev.podium.bench.Openb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Machines and what people wanted to run on them: processor time in thousandths of a core and memory in mebibytes.
 *
 * @param name where it comes from
 */
record Trace(String name, List<Shape> machines, List<Shape> tasks) {
    private static final int TRACED_NODES = 1213;
    private static final int TRACED_TASKS = 8152;

    /** Kinds of machines in openb, as thousandths of all. */
    private static final int[][] MACHINE_KINDS = {
        {467, 96_000, 393_216}, {319, 104_000, 524_288}, {88, 16_000, 122_880}, {32, 128_000, 786_432},
        {24, 64_000, 262_144}, {23, 32_000, 131_072}, {17, 96_000, 786_432}, {16, 8_000, 32_768},
        {8, 48_000, 376_832}, {4, 8_000, 61_440}, {2, 128_000, 1_048_576}
    };

    /** The commonest kinds of tasks in openb, as thousandths of all; the rest is scattered. */
    private static final int[][] TASK_KINDS = {
        {195, 3_152, 5_600}, {105, 11_300, 49_152}, {95, 11_908, 47_104}, {80, 8_000, 30_517}, {65, 11_400, 48_128},
        {45, 12_500, 57_344}, {35, 32_000, 49_152}, {31, 18_708, 64_512}, {24, 9_810, 41_560}, {23, 4_000, 22_888},
        {22, 4_000, 15_258}, {20, 12_000, 24_576}, {19, 15_700, 58_368}, {19, 4_152, 10_600}, {17, 4_000, 30_517},
        {15, 15_400, 51_200}, {14, 16_000, 32_768}, {13, 8_000, 16_384}, {12, 12_000, 16_384}, {11, 16_500, 51_200}
    };

    record Shape(long cpuMillis, long memoryMebi) {}

    /** The trace in {@code directory}, or one of the same shape when it is not there. */
    static Trace openbOrGenerated(Optional<String> directory) {
        return Openb.find(directory)
                .map(openb -> new Trace(
                        "openb (" + openb.directory() + ")", shapes(openb.nodes()), shapes(openb.pods("default"))))
                .orElseGet(() -> generated(42));
    }

    /** As many machines and tasks as openb has, of its commonest kinds; a quarter of the scattered rest is large. */
    static Trace generated(long seed) {
        Random random = new Random(seed);
        List<Shape> machines = new ArrayList<>();
        while (machines.size() < TRACED_NODES) {
            machines.add(pick(MACHINE_KINDS, random).orElse(new Shape(96_000, 393_216)));
        }
        List<Shape> tasks = new ArrayList<>();
        while (tasks.size() < TRACED_TASKS) {
            tasks.add(pick(TASK_KINDS, random).orElseGet(() -> scattered(random)));
        }
        return new Trace("generated in the shape of openb, seed " + seed, machines, tasks);
    }

    private static Optional<Shape> pick(int[][] kinds, Random random) {
        int left = random.nextInt(1000);
        for (int[] kind : kinds) {
            left -= kind[0];
            if (left < 0) {
                return Optional.of(new Shape(kind[1], kind[2]));
            }
        }
        return Optional.empty();
    }

    private static Shape scattered(Random random) {
        int cores = random.nextInt(4) == 0 ? 16 + random.nextInt(48) : 1 + random.nextInt(16);
        return new Shape(cores * 1000L, cores * (2048L + random.nextInt(3072)));
    }

    /** The same trace with that many machines and tasks: repeated, or cut. */
    Trace resized(int machineCount, int taskCount) {
        return new Trace(name, repeated(machines, machineCount), repeated(tasks, taskCount));
    }

    private static List<Shape> repeated(List<Shape> shapes, int count) {
        List<Shape> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(shapes.get(i % shapes.size()));
        }
        return all;
    }

    /** Both lists of openb have processor time and memory in their second and third column. */
    private static List<Shape> shapes(List<String[]> lines) {
        return lines.stream()
                .map(columns -> new Shape(Long.parseLong(columns[1]), Long.parseLong(columns[2])))
                .toList();
    }
}
