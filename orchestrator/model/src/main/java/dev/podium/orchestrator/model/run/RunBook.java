package dev.podium.orchestrator.model.run;

import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the leader remembers of one job or cron: its runs, and up to which moment a schedule has been dealt with.
 *
 * @param uid of the job or cron, not of an earlier one of the same name
 * @param upTo every moment of the schedule until here had its run or was skipped for good
 * @param triggeredUpTo the same for runs somebody asked for
 * @param runs oldest first; of a job only the one of its current revision
 * @param skipped the last moment of the schedule that got no run, and why
 */
public record RunBook(
        WorkloadId workload,
        String uid,
        Instant upTo,
        Instant triggeredUpTo,
        List<Run> runs,
        Optional<Skipped> skipped) {
    public RunBook {
        runs = List.copyOf(runs);
    }

    /** A moment that passed without a run. */
    public record Skipped(Instant at, String reason) {}

    public static RunBook empty(Workload workload) {
        return new RunBook(workload.id(), workload.uid(), Instant.EPOCH, Instant.EPOCH, List.of(), Optional.empty());
    }

    public Optional<Run> latest() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast());
    }

    public List<Run> active() {
        return runs.stream().filter(Run::active).toList();
    }

    public boolean knows(WorkloadId run) {
        return runs.stream().anyMatch(known -> known.id().equals(run));
    }

    public RunBook with(List<Run> other) {
        return new RunBook(workload, uid, upTo, triggeredUpTo, other, skipped);
    }

    public RunBook plus(Run run) {
        List<Run> more = new ArrayList<>(runs);
        more.add(run);
        return with(more);
    }

    public RunBook dealtWith(Instant moment) {
        return new RunBook(workload, uid, moment, triggeredUpTo, runs, skipped);
    }

    public RunBook triggered(Instant moment) {
        return new RunBook(workload, uid, upTo, moment, runs, skipped);
    }

    public RunBook skip(Instant moment, String reason) {
        return new RunBook(workload, uid, upTo, triggeredUpTo, runs, Optional.of(new Skipped(moment, reason)));
    }
}
