package dev.podium.api.server.status;

import dev.podium.api.contract.job.CronStatus;
import dev.podium.orchestrator.model.run.Run;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.run.RunEnd;
import dev.podium.orchestrator.model.workload.CronPolicy;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Derives how a cron stands from its schedule and what the leader remembers of it. */
public final class CronFate {
    private CronFate() {}

    public static CronStatus of(Workload cron, Optional<RunBook> book, Instant now) {
        CronPolicy policy = cron.cron().orElseThrow();
        List<Run> runs = book.map(b -> b.runs().reversed()).orElse(List.of());
        int active = (int) runs.stream().filter(Run::active).count();
        Optional<Instant> next = policy.suspended() || cron.deleted()
                ? Optional.empty()
                : policy.schedule().next(now);
        String state =
                cron.deleted() ? "Deleting" : active > 0 ? "Running" : policy.suspended() ? "Suspended" : "Scheduled";
        Image image = cron.release().container().image();
        return new CronStatus(
                state,
                state,
                message(active, next, policy),
                active,
                next.orElse(null),
                book.flatMap(RunBook::skipped)
                        .map(skipped -> new CronStatus.Skipped(skipped.at(), Trouble.statement(skipped.reason())))
                        .orElse(null),
                cron.release().number(),
                image.reference(),
                image.digest().orElse(null),
                runs.stream().map(CronFate::run).toList());
    }

    private static String message(int active, Optional<Instant> next, CronPolicy policy) {
        String running = active == 0 ? "" : active + (active == 1 ? " run" : " runs") + " not over yet. ";
        return running
                + next.map(moment -> "Next at "
                                + moment.atZone(policy.schedule().zone()).toOffsetDateTime() + ".")
                        .orElse("Nothing is made by its schedule.");
    }

    public static CronStatus.Run run(Run run) {
        Optional<RunEnd> end = run.end();
        return new CronStatus.Run(
                run.id().name(),
                run.scheduledAt().orElse(run.startedAt()),
                end.map(how -> how.succeeded() ? "Complete" : "Failed").orElse("Running"),
                end.map(RunEnd::reason).orElse("Running"),
                end.map(how -> Trouble.statement(how.message())).orElse("Not over yet."),
                run.succeeded().count(),
                run.startedAt(),
                end.map(RunEnd::at).orElse(null));
    }
}
