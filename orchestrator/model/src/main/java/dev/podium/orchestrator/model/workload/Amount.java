package dev.podium.orchestrator.model.workload;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How much of a node something takes or offers: what can be added up. GPUs and host ports cannot, they are given away one by one.
 *
 * @param pids number of processes
 * @param disk room on the node's disk that goes with the task
 * @param generic counts of whatever else operators gave a name to, for example {@code fpga}
 */
public record Amount(Cpu cpu, Bytes memory, long pids, Bytes disk, SortedMap<String, Long> generic) {
    public static final Amount ZERO = new Amount(Cpu.ZERO, Bytes.ZERO, 0);
    /** The most of one generic resource; what exceeds it is a slip of the pen. */
    public static final long MOST_GENERIC = 1_000_000;

    private static final Pattern GENERIC_NAME = Pattern.compile("[a-z0-9]([a-z0-9._/-]{0,61}[a-z0-9])?");

    public Amount {
        if (pids < 0) {
            throw new IllegalArgumentException("pids " + pids + " is not valid: expected zero or more");
        }
        generic.forEach(Amount::requireGeneric);
        generic = Collections.unmodifiableSortedMap(new TreeMap<>(generic));
    }

    /** No disk, nothing generic. */
    public Amount(Cpu cpu, Bytes memory, long pids) {
        this(cpu, memory, pids, Bytes.ZERO, Collections.emptySortedMap());
    }

    /** @throws IllegalArgumentException if there cannot be a resource of that name, or not so much of it */
    public static void requireGeneric(String name, long count) {
        if (!GENERIC_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("resource name \"" + name
                    + "\" is not valid: expected up to 63 lower-case letters, digits, \".\", \"_\", \"/\" or \"-\","
                    + " starting and ending with a letter or digit");
        }
        if (count < 0 || count > MOST_GENERIC) {
            throw new IllegalArgumentException(
                    "resource " + name + ": " + count + " is not valid: expected 0 to " + MOST_GENERIC);
        }
    }

    public Amount plus(Amount other) {
        SortedMap<String, Long> sum = new TreeMap<>(generic);
        other.generic.forEach((name, count) -> sum.merge(name, count, Math::addExact));
        return new Amount(
                cpu.plus(other.cpu),
                memory.plus(other.memory),
                Math.addExact(pids, other.pids),
                disk.plus(other.disk),
                sum);
    }

    public Amount withDisk(Bytes other) {
        return new Amount(cpu, memory, pids, other, generic);
    }

    public Amount withGeneric(Map<String, Long> other) {
        return new Amount(cpu, memory, pids, disk, new TreeMap<>(other));
    }
}
