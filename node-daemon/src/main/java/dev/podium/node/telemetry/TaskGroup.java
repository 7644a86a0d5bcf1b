package dev.podium.node.telemetry;

import java.nio.file.Path;
import java.util.OptionalLong;

/** The control group of one task: how much its processes have used. */
sealed interface TaskGroup {
    /** Processor time since the task began, in microseconds; empty when the group is gone. */
    OptionalLong cpuMicros();

    /** Memory in bytes without what the kernel could drop at once (file cache not used lately). */
    long memory();

    long pids();

    static TaskGroup version1(Path cpu, Path memory, Path pids) {
        return new Version1(
                cpu.resolve("cpuacct.usage"),
                memory.resolve("memory.usage_in_bytes"),
                memory.resolve("memory.stat"),
                pids.resolve("pids.current"));
    }

    static TaskGroup version2(Path directory) {
        return new Version2(
                directory.resolve("cpu.stat"),
                directory.resolve("memory.current"),
                directory.resolve("memory.stat"),
                directory.resolve("pids.current"));
    }

    /** One hierarchy for each controller. */
    record Version1(Path cpu, Path used, Path stat, Path processes) implements TaskGroup {
        @Override
        public OptionalLong cpuMicros() {
            OptionalLong nanos = Machine.number(cpu);
            return nanos.isPresent() ? OptionalLong.of(nanos.getAsLong() / 1000) : nanos;
        }

        @Override
        public long memory() {
            return Math.max(
                    0,
                    Machine.number(used).orElse(0)
                            - entry(stat, "total_inactive_file").orElse(0));
        }

        @Override
        public long pids() {
            return Machine.number(processes).orElse(0);
        }
    }

    /** One hierarchy for all. */
    record Version2(Path cpu, Path used, Path stat, Path processes) implements TaskGroup {
        @Override
        public OptionalLong cpuMicros() {
            return entry(cpu, "usage_usec");
        }

        @Override
        public long memory() {
            return Math.max(
                    0,
                    Machine.number(used).orElse(0)
                            - entry(stat, "inactive_file").orElse(0));
        }

        @Override
        public long pids() {
            return Machine.number(processes).orElse(0);
        }
    }

    private static OptionalLong entry(Path file, String name) {
        for (String line : Machine.lines(file)) {
            if (line.startsWith(name) && line.charAt(name.length()) == ' ') {
                return OptionalLong.of(Long.parseLong(line.substring(name.length() + 1)));
            }
        }
        return OptionalLong.empty();
    }
}
