package dev.podium.orchestrator.model.cluster;

import java.time.Duration;

/**
 * How running tasks are moved so that they are where they would be put if they were new.
 *
 * @param threshold how much better the other node has to be, in hundredths of a node's room; what spreads ask for counts without it
 * @param maxMoves how many tasks may be on their way at the same time
 * @param settle how long a task stays where it was put at least
 */
public record Rebalancing(int threshold, int maxMoves, Duration settle) {
    public static final Rebalancing DEFAULT = new Rebalancing(20, 1, Duration.ofMinutes(5));

    public Rebalancing {
        if (threshold < 5 || threshold > 100 || maxMoves < 1 || maxMoves > 100 || settle.isNegative()) {
            throw new IllegalArgumentException("rebalancing with threshold " + threshold + "%, " + maxMoves
                    + " moves at once and " + settle
                    + " to settle is not valid: expected 5 to 100 %, 1 to 100 moves and"
                    + " a time of zero or more");
        }
    }
}
