package dev.podium.api.contract.job;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a cron stands. {@code state} is Scheduled, Running, Suspended or Deleting; {@code message} says in a sentence what comes next.
 *
 * @param next when its schedule makes the next run; absent while it is suspended
 * @param skipped the last moment that passed without a run, and why
 * @param runs those that are kept, newest first; each is a job of this name
 */
@Serdeable
public record CronStatus(
        String state,
        String reason,
        String message,
        int active,
        @Nullable Instant next,
        @Nullable Skipped skipped,
        int release,
        String image,
        @Nullable String imageDigest,
        List<Run> runs) {

    @Serdeable
    public record Skipped(Instant at, String reason) {}

    /**
     * @param name the job's
     * @param scheduledAt the moment it stands for
     * @param state Running, Complete or Failed
     */
    @Serdeable
    public record Run(
            String name,
            Instant scheduledAt,
            String state,
            String reason,
            String message,
            int succeeded,
            Instant startedAt,
            @Nullable Instant finishedAt) {}
}
