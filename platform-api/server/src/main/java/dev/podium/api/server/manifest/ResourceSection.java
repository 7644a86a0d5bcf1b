package dev.podium.api.server.manifest;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.Cpu;
import java.util.Map;
import java.util.Optional;

/**
 * {@code resources}: what one instance reserves and the most it may use. The defaults reserve little, so that many small
 * apps fit on a machine, and let an instance use more while there is more.
 */
final class ResourceSection {
    private static final Cpu CPU = Cpu.ofMillis(25);
    private static final Bytes MEMORY = Bytes.ofMebi(64);
    private static final Cpu CPU_LIMIT = Cpu.ofCores(1);
    private static final Bytes MEMORY_LIMIT = Bytes.ofMebi(512);
    private static final int PIDS = 256;
    private static final int MOST_PIDS = 65_536;
    private static final int MOST_GENERIC = 16;

    private ResourceSection() {}

    static AppSpec.Resources read(Fields fields) {
        Optional<Fields> resources = fields.object("resources");
        Optional<Fields> limits = resources.flatMap(r -> r.object("limits"));
        Optional<Cpu> cpu = resources.flatMap(r -> r.parsed("cpu", CpuNotation::parse));
        Optional<Bytes> memory = resources.flatMap(r -> r.parsed("memory", MemoryNotation::parse));
        Cpu cpuLimit = limit(limits, "cpu", CpuNotation::parse, cpu, CPU, CPU_LIMIT);
        Bytes memoryLimit = limit(limits, "memory", MemoryNotation::parse, memory, MEMORY, MEMORY_LIMIT);
        int pids = resources.flatMap(r -> r.integer("pids", 1, MOST_PIDS)).orElse(PIDS);
        limits.ifPresent(Fields::end);
        Optional<String> disk =
                resources.flatMap(r -> r.parsed("disk", MemoryNotation::disk)).flatMap(_ -> typed(resources, "disk"));
        GpuSection gpu = GpuSection.read(resources);
        Map<String, Integer> generic =
                resources.map(r -> r.counts("generic", MOST_GENERIC)).orElse(Map.of());
        resources.ifPresent(r -> {
            r.later("storage");
            r.end();
        });
        return new AppSpec.Resources(
                typed(resources, "cpu").orElse(lower(CPU, cpuLimit).toString()),
                typed(resources, "memory").orElse(lower(MEMORY, memoryLimit).toString()),
                new AppSpec.Limits(
                        typed(limits, "cpu").orElse(cpuLimit.toString()),
                        typed(limits, "memory").orElse(memoryLimit.toString())),
                pids,
                disk.orElse(null),
                gpu.amount(),
                gpu.models(),
                generic.isEmpty() ? null : generic);
    }

    /** The written limit; else the default, raised to a higher request. */
    private static <T extends Comparable<T>> T limit(
            Optional<Fields> limits,
            String name,
            java.util.function.Function<String, T> notation,
            Optional<T> request,
            T defaultRequest,
            T standard) {
        Optional<T> written = limits.flatMap(l -> l.parsed(name, notation));
        if (written.isPresent() && request.isPresent() && written.get().compareTo(request.get()) < 0) {
            limits.get()
                    .refuse(
                            name,
                            "the limit of " + written.get() + " is below the request of " + request.get()
                                    + ": raise the limit or ask for less");
        }
        return written.orElseGet(() -> higher(request.orElse(defaultRequest), standard));
    }

    private static Optional<String> typed(Optional<Fields> fields, String name) {
        return fields.flatMap(f -> f.value(name)).map(value -> value.coerceStringValue());
    }

    private static <T extends Comparable<T>> T higher(T a, T b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static <T extends Comparable<T>> T lower(T a, T b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
