package dev.podium.orchestrator.engine.reconcile;

import dev.podium.orchestrator.engine.view.WakeTimes;
import dev.podium.orchestrator.model.run.Run;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.run.RunEnd;
import dev.podium.orchestrator.model.run.RunEnd.Outcome;
import dev.podium.orchestrator.model.run.RunName;
import dev.podium.orchestrator.model.workload.CronPolicy;
import dev.podium.orchestrator.model.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which runs of a cron are due.
 *
 * <p>The book says up to which moment the schedule has been dealt with. Of the moments since then only the latest gets a run; it is
 * made under a name that follows from the moment, so that however often it is decided, it is one run.
 */
final class CronClock {
    /** A cron whose runs do not end must not fill the cluster and its own record. */
    private static final int MOST_ACTIVE = 20;

    /** A book further ahead than this was written while a clock was wrong: waiting for that moment would stop the cron. */
    private static final Duration BELIEVABLE = Duration.ofHours(1);

    private final Workload cron;
    private final CronPolicy policy;
    private final WakeTimes wake;
    private final Instant now;

    CronClock(Workload cron, WakeTimes wake, Instant now) {
        this.cron = cron;
        this.policy = cron.cron().orElseThrow();
        this.wake = wake;
        this.now = now;
    }

    /** The book with what is due in it. */
    RunBook due(RunBook book) {
        RunBook after = book;
        for (Instant trigger : policy.triggers()) {
            if (trigger.isAfter(after.triggeredUpTo()) && wake.passed(trigger)) {
                after = make(after.triggered(trigger), new RunName(cron.id(), trigger, true));
            }
        }
        return policy.suspended() ? after : byTheSchedule(after);
    }

    private RunBook byTheSchedule(RunBook written) {
        RunBook book = written.upTo().isAfter(now.plus(BELIEVABLE)) ? written.dealtWith(now) : written;
        Instant from = book.upTo().isAfter(policy.since()) ? book.upTo() : policy.since();
        policy.schedule().next(now).ifPresent(wake::passed);
        return policy.schedule()
                .latest(from, now)
                .map(moment -> scheduled(book.dealtWith(moment), moment))
                .orElse(book);
    }

    private RunBook scheduled(RunBook book, Instant moment) {
        Optional<Duration> limit = policy.startingDeadline();
        if (limit.filter(most -> moment.plus(most).isBefore(now)).isPresent()) {
            return book.skip(
                    moment,
                    "nobody could start it in time: it was " + JobExecution.shown(Duration.between(moment, now))
                            + " late, more than its starting deadline of " + JobExecution.shown(limit.get()));
        }
        return make(book, new RunName(cron.id(), moment, false));
    }

    private RunBook make(RunBook book, RunName name) {
        List<Run> active = book.active();
        if (book.knows(name.id())) {
            return book;
        }
        if (active.size() >= MOST_ACTIVE) {
            return book.skip(name.at(), active.size() + " runs are not over yet, as many as a cron may have");
        }
        return switch (policy.concurrency()) {
            case ALLOW -> book.plus(Run.of(cron, name, now));
            case FORBID ->
                active.isEmpty()
                        ? book.plus(Run.of(cron, name, now))
                        : book.skip(name.at(), "run " + active.getLast().id().name() + " is not over yet");
            case REPLACE -> replaced(book, name).plus(Run.of(cron, name, now));
        };
    }

    private RunBook replaced(RunBook book, RunName by) {
        RunEnd end = new RunEnd(
                Outcome.FAILED, "Replaced", "replaced by run " + by.id().name(), now);
        return book.with(book.runs().stream()
                .map(run -> run.active() ? run.ended(end) : run)
                .toList());
    }
}
