package dev.podium.orchestrator.simulator;

import java.util.List;

/** A simulation in which something did not hold, with what is needed to see it again. */
public final class FailedRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String invariant;
    private final transient Setup setup;
    private final int disturbances;

    FailedRun(Setup setup, int disturbances, List<String> latest, Throwable cause) {
        super(
                setup + ", after " + disturbances + " disturbances\n  " + String.join("\n  ", latest) + "\n"
                        + cause.getMessage() + "\nreplay: ./podium bench simulate --seed=" + setup.seed()
                        + " --nodes=" + setup.nodes(),
                cause);
        this.setup = setup;
        this.disturbances = disturbances;
        this.invariant = cause instanceof BrokenInvariant broken
                ? broken.invariant()
                : cause.getClass().getSimpleName();
    }

    public String invariant() {
        return invariant;
    }

    public Setup setup() {
        return setup;
    }

    /** How many had struck by then. */
    public int disturbances() {
        return disturbances;
    }
}
