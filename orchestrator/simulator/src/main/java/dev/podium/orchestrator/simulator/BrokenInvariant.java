package dev.podium.orchestrator.simulator;

/** Something that must never be the case is the case. */
public final class BrokenInvariant extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String invariant;

    /** @param words names and values */
    public BrokenInvariant(String invariant, String words) {
        super(invariant + ": " + words);
        this.invariant = invariant;
    }

    public String invariant() {
        return invariant;
    }
}
