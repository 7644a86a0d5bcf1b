package dev.podium.orchestrator.model.workload;

import java.time.Duration;

/**
 * Whether and when a slot whose task ended gets a new one.
 *
 * @param initial the wait before the second attempt in a row that failed; it doubles with each further one
 * @param max the longest wait
 */
public record RestartPolicy(When when, Duration initial, Duration max) {
    public static final RestartPolicy DEFAULT =
            new RestartPolicy(When.ALWAYS, Duration.ofSeconds(1), Duration.ofMinutes(5));

    /** After which ends a new task is made. */
    public enum When {
        ALWAYS,
        ON_FAILURE,
        NEVER
    }
}
