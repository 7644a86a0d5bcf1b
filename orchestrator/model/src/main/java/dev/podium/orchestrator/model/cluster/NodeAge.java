package dev.podium.orchestrator.model.cluster;

import java.time.Instant;

/**
 * What its age makes of a node.
 *
 * @param due when it reaches its maximum age, its share of the jitter included
 */
public record NodeAge(Instant due, Phase phase) {
    /** From young to empty. */
    public enum Phase {
        /** Its time has not come. */
        YOUNG("Young"),
        /** Too old, and no window is open: it goes on as before. */
        WAITS_FOR_WINDOW("WaitsForWindow"),
        /** Too old, and as many nodes as may be are out already: it goes on as before. */
        WAITS_ITS_TURN("WaitsItsTurn"),
        /** Its tasks are replaced elsewhere, then stopped. */
        DRAINING("Draining"),
        /** Nothing is left on it, and it takes nothing until it was booted anew. */
        EMPTY("Empty");

        private final String word;

        Phase(String word) {
            this.word = word;
        }

        /** As it is written everywhere. */
        public String word() {
            return word;
        }
    }

    /** It is out of service because of its age. */
    public boolean out() {
        return phase == Phase.DRAINING || phase == Phase.EMPTY;
    }
}
