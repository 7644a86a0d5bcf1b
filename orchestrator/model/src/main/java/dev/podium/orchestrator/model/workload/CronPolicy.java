package dev.podium.orchestrator.model.workload;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a cron makes a job, and how many are kept.
 *
 * @param startingDeadline how late a run may begin that nobody could make in time; any time when empty. Of several that were
 *     missed only the latest is made up for
 * @param suspended makes nothing by its schedule
 * @param keepSucceeded how many runs that succeeded are kept, with their logs
 * @param keepFailed how many runs that failed are kept
 * @param since when this schedule took effect; moments before it are nobody's concern
 * @param triggers when somebody asked for a run beside the schedule, oldest first
 */
public record CronPolicy(
        Schedule schedule,
        Concurrency concurrency,
        Optional<Duration> startingDeadline,
        boolean suspended,
        int keepSucceeded,
        int keepFailed,
        Instant since,
        List<Instant> triggers) {
    /** What happens when it is time for a run while an earlier one is not over. */
    public enum Concurrency {
        /** Both run. */
        ALLOW,
        /** The new one is skipped. */
        FORBID,
        /** The earlier one is stopped and counts as failed. */
        REPLACE
    }

    public CronPolicy {
        triggers = List.copyOf(triggers);
        if (keepSucceeded < 0 || keepFailed < 0) {
            throw new IllegalArgumentException("a history of " + keepSucceeded + " and " + keepFailed
                    + " runs is not valid: expected zero or more");
        }
    }
}
