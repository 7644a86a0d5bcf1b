package dev.podium.api.server.manifest;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.podium.api.contract.job.JobTerms;
import dev.podium.orchestrator.model.workload.CronPolicy;
import dev.podium.orchestrator.model.workload.JobPolicy;
import dev.podium.orchestrator.model.workload.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts complete terms into the orchestrator's. It trusts them: {@link ManifestReader} has read them. */
public final class JobTranslation {
    private JobTranslation() {}

    public static JobPolicy job(JobTerms terms) {
        return new JobPolicy(
                requireNonNullElse(terms.completions(), 1),
                requireNonNullElse(terms.parallelism(), 1),
                requireNonNullElse(terms.backoffLimit(), 6),
                duration(terms.deadline()),
                duration(terms.ttlAfterFinished()));
    }

    /**
     * Empty for jobs.
     *
     * @param since when the schedule took effect
     * @param triggers when somebody asked for a run
     */
    public static Optional<CronPolicy> cron(JobTerms terms, Instant since, List<Instant> triggers) {
        return schedule(terms)
                .map(schedule -> new CronPolicy(
                        schedule,
                        CronPolicy.Concurrency.valueOf(
                                requireNonNull(terms.concurrency()).toUpperCase(Locale.ROOT)),
                        duration(terms.startingDeadline()),
                        requireNonNullElse(terms.suspend(), false),
                        kept(terms.history(), true),
                        kept(terms.history(), false),
                        since,
                        triggers));
    }

    public static Optional<Schedule> schedule(JobTerms terms) {
        return Optional.ofNullable(terms.schedule())
                .map(text -> ScheduleNotation.parse(text, ZoneId.of(requireNonNullElse(terms.timeZone(), "UTC"))));
    }

    private static int kept(JobTerms.@Nullable History history, boolean succeeded) {
        Integer written = history == null ? null : succeeded ? history.succeeded() : history.failed();
        return requireNonNullElse(written, 3);
    }

    private static Optional<Duration> duration(@Nullable String text) {
        return Optional.ofNullable(text).map(DurationNotation::parse);
    }
}
