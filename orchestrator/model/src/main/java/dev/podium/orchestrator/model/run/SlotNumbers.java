package dev.podium.orchestrator.model.run;

import java.util.BitSet;

/** A set of slot numbers, one bit each, so that ten thousand completions are a kilobyte. Immutable. */
public final class SlotNumbers {
    public static final SlotNumbers NONE = new SlotNumbers(new BitSet());

    private final BitSet bits;

    private SlotNumbers(BitSet bits) {
        this.bits = bits;
    }

    public static SlotNumbers of(int... numbers) {
        BitSet bits = new BitSet();
        for (int number : numbers) {
            bits.set(number);
        }
        return new SlotNumbers(bits);
    }

    /** The inverse of {@link #bytes}. */
    public static SlotNumbers ofBytes(byte[] bytes) {
        return new SlotNumbers(BitSet.valueOf(bytes));
    }

    public byte[] bytes() {
        return bits.toByteArray();
    }

    public SlotNumbers with(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("slot " + number + " is not valid: expected 1 or more");
        }
        BitSet more = (BitSet) bits.clone();
        more.set(number);
        return new SlotNumbers(more);
    }

    public boolean contains(int number) {
        return bits.get(number);
    }

    public int count() {
        return bits.cardinality();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SlotNumbers numbers && bits.equals(numbers.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    @Override
    public String toString() {
        return bits.toString();
    }
}
