package dev.podium.api.server.manifest;

import dev.podium.api.contract.job.JobTerms;
import dev.podium.orchestrator.model.workload.CronPolicy.Concurrency;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What jobs and crons have and apps have not: when one is done, and when one is made. */
final class JobSection {
    private static final List<String> OF_JOBS =
            List.of("completions", "parallelism", "backoffLimit", "deadline", "ttlAfterFinished");
    private static final List<String> OF_CRONS =
            List.of("schedule", "timeZone", "concurrency", "startingDeadline", "suspend", "history");
    private static final List<String> OF_APPS = List.of("replicas", "routes", "update");
    private static final List<String> CONCURRENCIES = Arrays.stream(Concurrency.values())
            .map(concurrency -> concurrency.name().toLowerCase(Locale.ROOT))
            .toList();
    private static final int MOST = 10_000;
    private static final int MOST_FAILURES = 1_000;
    private static final int LONGEST_HISTORY = 20;
    private static final Duration YEAR = Duration.ofDays(365);

    private JobSection() {}

    /** Empty for apps. */
    static Optional<JobTerms> read(Fields fields, Family family) {
        refuseOthers(fields, family);
        if (family.serves()) {
            return Optional.empty();
        }
        return Optional.of(new JobTerms(
                fields.integer("completions", 1, MOST).orElse(1),
                fields.integer("parallelism", 1, MOST).orElse(1),
                fields.integer("backoffLimit", 0, MOST_FAILURES).orElse(6),
                duration(fields, "deadline", Duration.ofSeconds(1)),
                duration(fields, "ttlAfterFinished", Duration.ZERO),
                family == Family.CRONS ? schedule(fields) : null,
                family == Family.CRONS ? zone(fields) : null,
                family == Family.CRONS
                        ? fields.oneOf("concurrency", CONCURRENCIES).orElse("forbid")
                        : null,
                family == Family.CRONS ? duration(fields, "startingDeadline", Duration.ofSeconds(10)) : null,
                family == Family.CRONS ? fields.flag("suspend").orElse(false) : null,
                family == Family.CRONS ? history(fields) : null));
    }

    private static void refuseOthers(Fields fields, Family family) {
        switch (family) {
            case APPS -> {
                OF_JOBS.forEach(name -> refuse(fields, name, "goes with jobs and crons, not with apps"));
                OF_CRONS.forEach(name -> refuse(fields, name, "goes with crons, not with apps"));
            }
            case JOBS -> {
                OF_CRONS.forEach(name -> refuse(fields, name, "goes with crons, not with jobs"));
                OF_APPS.forEach(name -> refuse(fields, name, "goes with apps, not with jobs"));
            }
            case CRONS -> OF_APPS.forEach(name -> refuse(fields, name, "goes with apps, not with crons"));
        }
    }

    /** An empty list is what a job shows of its routes. */
    private static void refuse(Fields fields, String name, String why) {
        fields.value(name)
                .filter(value -> !value.isArray() || value.size() > 0)
                .ifPresent(_ -> fields.refuse(name, name + " " + why + ": leave it out"));
    }

    private static @org.jspecify.annotations.Nullable String duration(Fields fields, String name, Duration least) {
        return fields.parsed(name, text -> {
                    DurationNotation.parse(text, least, YEAR);
                    return text;
                })
                .orElse(null);
    }

    private static String schedule(Fields fields) {
        if (fields.value("schedule").isEmpty()) {
            fields.refuse(
                    "schedule",
                    "schedule is missing: expected minute, hour, day of month, month and day of week, for example"
                            + " \"30 2 * * *\"");
            return "";
        }
        return fields.parsed("schedule", text -> ScheduleNotation.parse(text.strip(), ZoneId.of("UTC")))
                .map(schedule -> schedule.text())
                .orElse("");
    }

    private static String zone(Fields fields) {
        return fields.parsed("timeZone", text -> ZoneNotation.parse(text).getId())
                .orElse("UTC");
    }

    private static JobTerms.History history(Fields fields) {
        Optional<Fields> history = fields.object("history");
        JobTerms.History read = new JobTerms.History(
                history.flatMap(h -> h.integer("succeeded", 0, LONGEST_HISTORY)).orElse(3),
                history.flatMap(h -> h.integer("failed", 0, LONGEST_HISTORY)).orElse(3));
        history.ifPresent(Fields::end);
        return read;
    }
}
