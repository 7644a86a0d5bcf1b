package dev.podium.orchestrator.model.run;

import dev.podium.orchestrator.model.workload.JobPolicy;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.Terms;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.Workload.Kind;
import dev.podium.orchestrator.model.workload.Workload.Revision;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One execution of a job.
 *
 * @param id the workload its tasks belong to: the job itself, or for a run of a cron a name made of the cron's and the time
 * @param uid tells it from another run of the same name
 * @param revision what it runs; a job that got another one runs anew
 * @param scheduledAt for runs of a cron: the moment of the schedule it stands for, or when somebody asked for it
 * @param startedAt when the leader made it; its deadline is measured from here
 * @param definition for runs of a cron that are not over: what they run, whatever the cron says by now
 * @param succeeded the slots of which a task ended with 0
 * @param failures failed tasks in those slots; of the others it is read off their newest task
 * @param expired it ended, and was kept for as long as it should
 */
public record Run(
        WorkloadId id,
        String uid,
        Revision revision,
        Optional<Instant> scheduledAt,
        Instant startedAt,
        Optional<Definition> definition,
        SlotNumbers succeeded,
        int failures,
        Optional<RunEnd> end,
        boolean expired) {

    /** What a run of a cron executes: fixed when it is made, so that a deploy does not change it under way. */
    public record Definition(Release release, JobPolicy policy) {}

    /** The first run of what a job is at present. */
    public static Run of(Workload job, Instant now) {
        return new Run(
                job.id(),
                job.uid(),
                job.revision(),
                Optional.empty(),
                now,
                Optional.empty(),
                SlotNumbers.NONE,
                0,
                Optional.empty(),
                false);
    }

    /** A run of a cron that stands for {@code scheduledAt}. The same moment gives the same identity, whoever makes it. */
    public static Run of(Workload cron, RunName name, Instant now) {
        return new Run(
                name.id(),
                name.uid(cron),
                cron.revision(),
                Optional.of(name.at()),
                now,
                Optional.of(new Definition(cron.release(), cron.job().orElseThrow())),
                SlotNumbers.NONE,
                0,
                Optional.empty(),
                false);
    }

    public boolean active() {
        return end.isEmpty();
    }

    /** The job this run of a cron is, while it is not over; on the cron's terms, as they are by now. */
    public Optional<Workload> asJob(Terms terms) {
        return definition.map(what -> new Workload(
                id,
                uid,
                Kind.JOB,
                0,
                what.release(),
                revision.restarts(),
                terms,
                false,
                Optional.of(what.policy()),
                Optional.empty()));
    }

    public Run counted(SlotNumbers done, int failed) {
        return new Run(id, uid, revision, scheduledAt, startedAt, definition, done, failed, end, expired);
    }

    /** Over; what it ran is no longer needed. */
    public Run ended(RunEnd how) {
        return new Run(
                id,
                uid,
                revision,
                scheduledAt,
                startedAt,
                Optional.empty(),
                succeeded,
                failures,
                Optional.of(how),
                expired);
    }

    public Run expire() {
        return new Run(id, uid, revision, scheduledAt, startedAt, definition, succeeded, failures, end, true);
    }

    /** When it has been kept for {@code ttl}; empty while it is not over. */
    public Optional<Instant> keptUntil(Duration ttl) {
        return end.map(how -> how.at().plus(ttl));
    }
}
