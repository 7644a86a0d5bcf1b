package dev.podium.api.server.status;

import dev.podium.api.contract.job.JobStatus;
import dev.podium.api.contract.resource.Condition;
import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.run.Run;
import dev.podium.orchestrator.model.run.RunEnd;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.JobPolicy;
import dev.podium.orchestrator.model.workload.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Derives how far a job is from what the leader remembers of its run and what its instances report. */
public final class JobFate {
    private JobFate() {}

    /** @param run of the job's current revision; none until the leader has begun it */
    public static JobStatus of(Workload job, Optional<Run> run, List<Instance> instances, Optional<Outlook> outlook) {
        JobPolicy policy = job.job().orElse(JobPolicy.DEFAULT);
        int active = (int) instances.stream()
                .filter(instance -> !instance.status().state().ended())
                .count();
        int succeeded = run.map(r -> r.succeeded().count()).orElse(0);
        String state = state(job, run);
        String reason = reason(state, run, outlook);
        String message = message(state, run, outlook, active, succeeded, policy.completions());
        Image image = job.release().container().image();
        Instant changed =
                run.map(r -> r.end().map(RunEnd::at).orElse(r.startedAt())).orElse(Instant.EPOCH);
        return new JobStatus(
                state,
                reason,
                message,
                policy.completions(),
                succeeded,
                (int) instances.stream().filter(Instance::failed).count(),
                active,
                run.map(r -> r.revision().release()).orElse(job.release().number()),
                image.reference(),
                image.digest().orElse(null),
                run.map(Run::startedAt).orElse(null),
                run.flatMap(Run::end).map(RunEnd::at).orElse(null),
                outlook.map(Observed::outlook).orElse(null),
                List.of(
                        condition("Complete", state.equals("Complete"), reason, message, changed),
                        condition("Failed", state.equals("Failed"), reason, message, changed)));
    }

    private static String state(Workload job, Optional<Run> run) {
        if (job.deleted()) {
            return "Deleting";
        }
        return run.map(r -> r.end()
                        .map(end -> end.succeeded() ? "Complete" : "Failed")
                        .orElse("Running"))
                .orElse("Pending");
    }

    private static String reason(String state, Optional<Run> run, Optional<Outlook> outlook) {
        return run.flatMap(Run::end)
                .map(RunEnd::reason)
                .or(() -> outlook.map(Outlook::reason))
                .orElse(state);
    }

    private static String message(
            String state, Optional<Run> run, Optional<Outlook> outlook, int active, int succeeded, int completions) {
        if (state.equals("Deleting")) {
            return active + " still to stop; then the job is gone.";
        }
        if (state.equals("Pending")) {
            return "It has not begun yet.";
        }
        return run.flatMap(Run::end)
                .map(end -> Trouble.statement(end.message()))
                .orElseGet(() -> succeeded + " of " + completions + " completed, " + active + " active."
                        + outlook.map(o -> " " + Trouble.statement(o.message())).orElse(""));
    }

    private static Condition condition(String type, boolean holds, String reason, String message, Instant since) {
        return new Condition(type, holds ? "True" : "False", reason, message, since);
    }
}
