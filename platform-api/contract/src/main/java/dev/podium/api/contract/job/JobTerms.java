package dev.podium.api.contract.job;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * What a job, or each job of a cron, has beside what an app has, and for crons when it is made.
 *
 * @param completions how many instances have to end with 0
 * @param parallelism how many may run at a time
 * @param backoffLimit how many failed instances are put up with
 * @param deadline how long it may take in all, {@code 2h}; any time when absent
 * @param ttlAfterFinished how long it is kept when it is over; until it is deleted when absent
 * @param schedule for crons: five fields, minute, hour, day of month, month, day of week
 * @param timeZone whose clocks the schedule is read on, {@code Europe/Berlin}; UTC when absent
 * @param concurrency {@code allow}, {@code forbid} or {@code replace}: what happens while an earlier run is not over
 * @param startingDeadline how late a run may begin that nobody could make in time; any time when absent. Of several that
 *     were missed only the latest is made up for
 * @param suspend makes nothing by its schedule
 */
@Serdeable
public record JobTerms(
        @Nullable Integer completions,
        @Nullable Integer parallelism,
        @Nullable Integer backoffLimit,
        @Nullable String deadline,
        @Nullable String ttlAfterFinished,
        @Nullable String schedule,
        @Nullable String timeZone,
        @Nullable String concurrency,
        @Nullable String startingDeadline,
        @Nullable Boolean suspend,
        @Nullable History history) {

    /** How many runs that are over a cron keeps, with their logs. */
    @Serdeable
    public record History(
            @Nullable Integer succeeded, @Nullable Integer failed) {}

    /** One instance that has to end with 0. */
    public static JobTerms once() {
        return new JobTerms(null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Once at each moment of {@code schedule}, by the clocks of {@code timeZone}. */
    public static JobTerms cron(String schedule, String timeZone) {
        return new JobTerms(null, null, null, null, null, schedule, timeZone, null, null, null, null);
    }
}
