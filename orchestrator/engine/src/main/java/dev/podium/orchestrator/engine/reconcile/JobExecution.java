package dev.podium.orchestrator.engine.reconcile;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.draft.Progress;
import dev.podium.orchestrator.engine.reconcile.RestartRule.Restart;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.SlotView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.run.Run;
import dev.podium.orchestrator.model.run.RunEnd;
import dev.podium.orchestrator.model.run.SlotNumbers;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.workload.JobPolicy;
import dev.podium.orchestrator.model.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Takes one run of a job further.
 *
 * <p>Its slots are its completions. A slot whose task ended with 0 is done for good; a failed task is retried in its slot after a
 * growing wait, on the leader's word only. Tasks that ended because of their node or because somebody stopped them are made up for
 * and held against nobody.
 *
 * <p>Nothing is counted twice or lost: failures of a slot are read off the attempt of its newest task, which is remembered until
 * the slot is done; then they are added to the run's own count, in the record that also says that the slot is done.
 */
final class JobExecution {
    /** Ended tasks that are remembered of a run, with their logs, beside the newest one of each slot that is not done. */
    private static final int REMEMBERED = 20;

    private final Workload job;
    private final JobPolicy policy;
    private final ClusterView cluster;
    private final Draft draft;
    private final SortedMap<Slot, SlotView> slots;
    private final List<SlotView> working = new ArrayList<>();
    private Run run;

    JobExecution(Workload job, Run run, ClusterView cluster, Draft draft) {
        this.job = job;
        this.policy = job.job().orElseThrow();
        this.cluster = cluster;
        this.draft = draft;
        this.slots = cluster.slotsOf(job);
        this.run = run;
    }

    /** What is known of the run after this plan. */
    Run advance() {
        if (run.active()) {
            run = counted();
            end().ifPresent(how -> run = run.ended(how));
        }
        if (run.active()) {
            keepWorking();
            draft.report(new Progress(job, working));
        } else {
            empty(slots.values());
        }
        return run;
    }

    /** Forgets old tasks. After the run's record is written, because that says what they achieved. */
    void tidy() {
        Set<TaskView> needed = new HashSet<>();
        slots.values().stream()
                .filter(slot -> run.active() && !done(slot))
                .forEach(slot -> slot.newestOf(run.revision()).ifPresent(needed::add));
        List<TaskView> ended = slots.values().stream()
                .flatMap(slot -> slot.ended().stream())
                .filter(task -> !needed.contains(task))
                .sorted(TaskView.OLDEST_FIRST)
                .toList();
        ended.subList(0, Math.max(0, ended.size() - REMEMBERED)).forEach(draft::forget);
    }

    private Run counted() {
        SlotNumbers succeeded = run.succeeded();
        int failures = run.failures();
        for (SlotView slot : slots.values()) {
            if (!done(slot) && completed(slot)) {
                succeeded = succeeded.with(number(slot));
                failures += failures(slot);
            }
        }
        return run.counted(succeeded, failures);
    }

    private Optional<RunEnd> end() {
        int succeeded = run.succeeded().count();
        if (succeeded >= policy.completions()) {
            return Optional.of(ended(
                    RunEnd.Outcome.SUCCEEDED, "Completed", succeeded + " of " + policy.completions() + " completed"));
        }
        int failures = allFailures();
        if (failures > policy.backoffLimit()) {
            return Optional.of(failed(
                    "BackoffLimitExceeded",
                    failures + (failures == 1 ? " task" : " tasks") + " failed, more than the backoff limit of "
                            + policy.backoffLimit() + lastFailure()));
        }
        Optional<Instant> deadline = policy.deadline().map(run.startedAt()::plus);
        if (deadline.filter(draft.wake()::passed).isPresent()) {
            return Optional.of(failed(
                    "DeadlineExceeded",
                    "not done within the deadline of " + shown(policy.deadline().orElseThrow()) + ": " + succeeded
                            + " of " + policy.completions() + " completed"));
        }
        return Optional.empty();
    }

    private int allFailures() {
        return run.failures()
                + slots.values().stream()
                        .filter(slot -> !done(slot))
                        .mapToInt(this::failures)
                        .sum();
    }

    private String lastFailure() {
        return slots.values().stream()
                .flatMap(slot -> slot.ended().stream())
                .filter(task -> task.task().revision().equals(run.revision()) && failed(task))
                .max(TaskView.OLDEST_FIRST)
                .map(task -> "; the last one, task " + task.id() + " on node "
                        + task.task().node() + ", " + how(task))
                .orElse("");
    }

    private static String how(TaskView task) {
        return task.status()
                .flatMap(status -> status.exitCode().map(code -> "ended with exit code " + code))
                .or(() -> task.status().map(status -> "said: " + status.message()))
                .orElse("failed");
    }

    /** Empties slots that are none of the run's, then fills up to as many as may run at a time, lowest numbers first. */
    private void keepWorking() {
        empty(slots.values().stream().filter(slot -> !open(slot)).toList());
        for (SlotView slot : slots.values()) {
            if (open(slot) && occupied(slot)) {
                keep(slot);
            }
        }
        for (int number = 1; number <= policy.completions() && working.size() < policy.parallelism(); number++) {
            SlotView slot = slots.getOrDefault(new Slot.Numbered(number), SlotView.empty(new Slot.Numbered(number)));
            if (!run.succeeded().contains(number) && !occupied(slot)) {
                working.add(slot);
                follow(slot);
            }
        }
    }

    private void keep(SlotView slot) {
        if (working.size() >= policy.parallelism()) {
            empty(List.of(slot));
            return;
        }
        working.add(slot);
        slot.outdated(run.revision()).forEach(draft::leave);
        Standing standing = Standing.of(slot, run.revision());
        standing.surplus().forEach(draft::leave);
        boolean tied = slot.tasks().stream().anyMatch(task -> task.leaving() && !task.onLostNode());
        if (!tied && !standing.current().isEmpty() && !standing.hasSettled(standing.current())) {
            follow(slot);
        }
    }

    private void empty(Collection<SlotView> all) {
        all.forEach(slot -> slot.wanted().forEach(draft::leave));
    }

    /** Something runs in it, or is still on its way out: two at a time could undo each other's work. */
    private static boolean occupied(SlotView slot) {
        return slot.tasks().stream().anyMatch(task -> !task.ended());
    }

    private void follow(SlotView slot) {
        Optional<TaskView> previous = slot.newestOf(run.revision());
        Restart restart = previous.map(task -> failed(task) ? RestartRule.backoff(task) : again(task))
                .orElse(Restart.FRESH);
        draft.demand(new Demand(
                job,
                slot.slot(),
                job.release(),
                job.restarts(),
                previous.filter(TaskView::ended),
                restart.attempt(),
                restart.delay()));
    }

    /** Not its own doing, so it is the same attempt once more. */
    private static Restart again(TaskView task) {
        return new Restart(Duration.ZERO, task.task().attempt());
    }

    private int failures(SlotView slot) {
        return slot.newestOf(run.revision())
                .map(task -> task.task().attempt() - 1 + (failed(task) ? 1 : 0))
                .orElse(0);
    }

    private static boolean failed(TaskView task) {
        return task.endedByItself() && (task.state() == TaskState.FAILED || task.state() == TaskState.REJECTED);
    }

    private boolean completed(SlotView slot) {
        return slot.ended().stream()
                .anyMatch(task -> task.state() == TaskState.COMPLETE
                        && task.task().revision().equals(run.revision()));
    }

    private boolean open(SlotView slot) {
        return !done(slot) && number(slot) <= policy.completions();
    }

    private boolean done(SlotView slot) {
        return run.succeeded().contains(number(slot));
    }

    private static int number(SlotView slot) {
        return switch (slot.slot()) {
            case Slot.Numbered(int number) -> number;
            case Slot.OnNode _ -> Integer.MAX_VALUE;
        };
    }

    private RunEnd failed(String reason, String message) {
        return ended(RunEnd.Outcome.FAILED, reason, message);
    }

    private RunEnd ended(RunEnd.Outcome outcome, String reason, String message) {
        return new RunEnd(outcome, reason, message, cluster.now());
    }

    /** {@code 1h30m}. */
    static String shown(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
