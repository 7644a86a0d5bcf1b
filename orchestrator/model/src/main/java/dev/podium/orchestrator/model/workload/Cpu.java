package dev.podium.orchestrator.model.workload;

/** An amount of processor time in thousandths of a core. */
public record Cpu(long millis) implements Comparable<Cpu> {
    public static final Cpu ZERO = new Cpu(0);

    public Cpu {
        if (millis < 0) {
            throw new IllegalArgumentException("cpu " + millis + "m is not valid: expected zero or more");
        }
    }

    public static Cpu ofMillis(long millis) {
        return new Cpu(millis);
    }

    public static Cpu ofCores(long cores) {
        return new Cpu(Math.multiplyExact(cores, 1000));
    }

    public Cpu plus(Cpu other) {
        return new Cpu(Math.addExact(millis, other.millis));
    }

    @Override
    public int compareTo(Cpu other) {
        return Long.compare(millis, other.millis);
    }

    /** {@code 250m} or, for whole cores, {@code 2}. */
    @Override
    public String toString() {
        return millis % 1000 == 0 ? Long.toString(millis / 1000) : millis + "m";
    }
}
