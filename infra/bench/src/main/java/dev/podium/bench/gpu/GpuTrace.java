package dev.podium.bench.gpu;

import dev.podium.bench.Openb;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Machines with GPUs and what people wanted to run on them: processor time in thousandths of a core, memory in mebibytes, GPUs in
 * thousandths of one.
 *
 * @param name where it comes from
 */
record GpuTrace(String name, List<Machine> machines, List<Pod> pods) {
    record Machine(long cpu, long memory, int gpus, String model) {}

    /** @param models those that will do; empty when any will */
    record Pod(long cpu, long memory, int gpu, List<String> models) {
        Pod {
            models = List.copyOf(models);
        }

        int devices() {
            return gpu == 0 ? 0 : Math.max(1, gpu / 1000);
        }

        int each() {
            return Math.min(1000, gpu);
        }
    }

    GpuTrace {
        machines = List.copyOf(machines);
        pods = List.copyOf(pods);
    }

    /** All GPUs there are, in thousandths of one. */
    long capacity() {
        return machines.stream().mapToLong(machine -> machine.gpus() * 1000L).sum();
    }

    /** One of openb's pod lists on openb's machines. */
    static GpuTrace openb(Openb openb, String list) {
        return new GpuTrace(
                "openb " + list,
                openb.nodes().stream().map(GpuTrace::machine).toList(),
                openb.pods(list).stream().map(GpuTrace::pod).toList());
    }

    private static Machine machine(String[] columns) {
        return new Machine(
                Long.parseLong(columns[1]), Long.parseLong(columns[2]), Integer.parseInt(columns[3]), columns[4]);
    }

    private static Pod pod(String[] columns) {
        return new Pod(
                Long.parseLong(columns[1]),
                Long.parseLong(columns[2]),
                Integer.parseInt(columns[3]) * Integer.parseInt(columns[4]),
                columns[5].isEmpty() ? List.of() : List.of(columns[5].split("\\|")));
    }

    /** Pods in a random order, drawn with replacement, until the next would ask for more GPUs than there are in all. */
    List<Pod> arrivals(long seed) {
        Random random = new Random(seed);
        List<Pod> arrived = new ArrayList<>();
        long asked = 0;
        while (true) {
            Pod next = pods.get(random.nextInt(pods.size()));
            asked += next.gpu();
            if (asked > capacity()) {
                return arrived;
            }
            arrived.add(next);
        }
    }
}
