package dev.podium.orchestrator.simulator;

import java.util.Optional;

/** Finds a smaller run in which the same does not hold: fewer nodes, then fewer disturbances. */
final class Shrinking {
    private static final int ATTEMPTS = 12;

    private Shrinking() {}

    static FailedRun of(FailedRun broken, Faults faults) {
        FailedRun best = broken;
        int nodes = broken.setup().nodes() / 2;
        for (int i = 0; i < ATTEMPTS && nodes >= 2; i++) {
            Optional<FailedRun> smaller =
                    attempt(Setup.of(broken.setup().seed(), nodes), Integer.MAX_VALUE, best, faults);
            if (smaller.isPresent()) {
                best = smaller.get();
                nodes = best.setup().nodes() / 2;
            } else {
                nodes = (nodes + best.setup().nodes()) / 2;
                if (nodes >= best.setup().nodes() - 1) {
                    break;
                }
            }
        }
        return fewerDisturbances(best, faults);
    }

    /** The calm may break it as well as the trouble, so most runs break earlier with fewer. */
    private static FailedRun fewerDisturbances(FailedRun broken, Faults faults) {
        FailedRun best = broken;
        int least = 0;
        int most = broken.disturbances();
        while (least < most) {
            int half = (least + most) / 2;
            Optional<FailedRun> smaller = attempt(broken.setup(), half, best, faults);
            if (smaller.isPresent()) {
                best = smaller.get();
                most = half;
            } else {
                least = half + 1;
            }
        }
        return best;
    }

    private static Optional<FailedRun> attempt(Setup setup, int mostDisturbances, FailedRun like, Faults faults) {
        try {
            Simulation.run(setup, faults, mostDisturbances, _ -> {});
            return Optional.empty();
        } catch (FailedRun e) {
            return Optional.of(e).filter(found -> found.invariant().equals(like.invariant()));
        }
    }
}
