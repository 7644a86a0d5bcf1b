package dev.podium.orchestrator.simulator;

import java.time.Duration;

/**
 * What is simulated, drawn from a seed: most clusters are small, some are large.
 *
 * @param chaos how long things go wrong
 * @param every the mean time between two disturbances
 * @param planning the most milliseconds a leader takes from a decision to its commit
 */
public record Setup(long seed, int nodes, int apps, int servers, Duration chaos, Duration every, int planning) {
    private static final int LARGE_EVERY = 100;

    /** Whether it draws a cluster that takes minutes. */
    static boolean large(long seed) {
        return seed % LARGE_EVERY == 0;
    }

    public static Setup of(long seed) {
        Chance chance = new Chance(seed);
        int kind = chance.between(1, 100);
        int nodes;
        if (large(seed)) {
            nodes = chance.between(200, 1000);
        } else if (kind <= 75) {
            nodes = chance.between(2, 8);
        } else if (kind <= 96) {
            nodes = chance.between(9, 30);
        } else {
            nodes = chance.between(31, 120);
        }
        return of(seed, nodes);
    }

    /** The same seed on another number of nodes. */
    public static Setup of(long seed, int nodes) {
        Chance chance = new Chance(seed + 1_000_003);
        int apps = Math.min(chance.between(2, 6) + nodes / 10, 60);
        Duration chaos = nodes > 120 ? Duration.ofSeconds(20) : chance.seconds(30, 80);
        Duration every = Duration.ofMillis(Math.max(40, chance.between(300, 2500) / (1 + nodes / 20)));
        int planning = nodes > 120 ? 500 : chance.between(30, 200);
        return new Setup(seed, nodes, apps, chance.between(1, 4), chaos, every, planning);
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + nodes + " nodes, " + apps + " apps, " + servers + " servers, "
                + chaos.toSeconds() + " s of trouble, one about every " + every.toMillis() + " ms";
    }
}
