package dev.podium.orchestrator.model.workload;

import java.time.Duration;
import java.util.Optional;

/**
 * When a job is done, and when it is given up.
 *
 * @param completions how many tasks have to end with 0, each in a slot of its own
 * @param parallelism how many may run at a time
 * @param backoffLimit how many failed tasks are put up with; one more and the job has failed
 * @param deadline how long it may take in all
 * @param ttlAfterFinished how long it is kept when it is over; for ever when empty
 */
public record JobPolicy(
        int completions,
        int parallelism,
        int backoffLimit,
        Optional<Duration> deadline,
        Optional<Duration> ttlAfterFinished) {
    public static final JobPolicy DEFAULT = new JobPolicy(1, 1, 6, Optional.empty(), Optional.empty());

    public JobPolicy {
        if (completions < 1 || parallelism < 1) {
            throw new IllegalArgumentException("a job with " + completions + " completions and parallelism "
                    + parallelism + " never ends: expected 1 or more of each");
        }
        if (backoffLimit < 0) {
            throw new IllegalArgumentException("backoff limit " + backoffLimit + " is not valid: expected 0 or more");
        }
        if (deadline.filter(limit -> !limit.isPositive()).isPresent()) {
            throw new IllegalArgumentException(
                    "deadline " + deadline.get() + " is not valid: expected a time above zero");
        }
    }
}
