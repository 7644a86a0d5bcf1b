package dev.podium.orchestrator.model.workload;

/** An amount of memory or storage in bytes. */
public record Bytes(long value) implements Comparable<Bytes> {
    public static final Bytes ZERO = new Bytes(0);
    private static final String[] UNITS = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};

    public Bytes {
        if (value < 0) {
            throw new IllegalArgumentException("amount of " + value + " bytes is not valid: expected zero or more");
        }
    }

    public static Bytes of(long value) {
        return new Bytes(value);
    }

    public static Bytes ofMebi(long mebi) {
        return new Bytes(Math.multiplyExact(mebi, 1L << 20));
    }

    public static Bytes ofGibi(long gibi) {
        return new Bytes(Math.multiplyExact(gibi, 1L << 30));
    }

    public Bytes plus(Bytes other) {
        return new Bytes(Math.addExact(value, other.value));
    }

    @Override
    public int compareTo(Bytes other) {
        return Long.compare(value, other.value);
    }

    /** The largest binary unit that divides the amount exactly: {@code 256Mi}, {@code 1500}. */
    @Override
    public String toString() {
        long amount = value;
        int unit = 0;
        while (amount != 0 && amount % 1024 == 0 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return amount + UNITS[unit];
    }
}
