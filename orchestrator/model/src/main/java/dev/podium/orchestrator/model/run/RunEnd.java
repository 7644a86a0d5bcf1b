package dev.podium.orchestrator.model.run;

import java.time.Instant;

/**
 * How a run ended. Final: whatever is heard of its tasks afterwards changes nothing.
 *
 * @param reason a short stable word: {@code Completed}, {@code BackoffLimitExceeded}, {@code DeadlineExceeded}, {@code Replaced}
 * @param message the same in a sentence, with the values that matter
 */
public record RunEnd(Outcome outcome, String reason, String message, Instant at) {
    /** Whether the job is done. */
    public enum Outcome {
        SUCCEEDED,
        FAILED
    }

    public boolean succeeded() {
        return outcome == Outcome.SUCCEEDED;
    }
}
