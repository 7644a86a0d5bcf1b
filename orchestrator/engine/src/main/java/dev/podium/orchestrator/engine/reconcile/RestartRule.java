package dev.podium.orchestrator.engine.reconcile;

import dev.podium.orchestrator.engine.PlannerSettings;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.RestartPolicy;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether and when a task that ended by itself is followed by another one.
 *
 * <p>The wait doubles with each failure in a row. It is read off the previous task (the time between its creation and the moment
 * it was allowed to start), so there is no counter to store, to lose or to reset.
 */
final class RestartRule {
    /** @param attempt the number of the next task in its series of failures */
    record Restart(Duration delay, int attempt) {
        static final Restart FRESH = new Restart(Duration.ZERO, 1);
    }

    private RestartRule() {}

    /** Empty when the restart policy leaves the slot as it is. */
    static Optional<Restart> after(TaskView ended, PlannerSettings settings) {
        if (!ended.followed()) {
            return Optional.empty();
        }
        if (ended.innocent() || healthy(ended, settings)) {
            return Optional.of(Restart.FRESH);
        }
        return Optional.of(backoff(ended));
    }

    /** The next attempt after one that failed, whatever the policy says of following it. */
    static Restart backoff(TaskView ended) {
        Task task = ended.task();
        RestartPolicy policy = task.release().restart();
        Duration before = Duration.between(task.createdAt(), task.notBefore());
        Duration doubled = before.multipliedBy(2);
        Duration delay = doubled.compareTo(policy.initial()) < 0 ? policy.initial() : doubled;
        return new Restart(delay.compareTo(policy.max()) > 0 ? policy.max() : delay, task.attempt() + 1);
    }

    /** Its process ran for long enough to say that it works. */
    static boolean healthy(TaskView ended, PlannerSettings settings) {
        Optional<TaskStatus> status = ended.status();
        return status.flatMap(TaskStatus::startedAt)
                .map(start -> Duration.between(start, status.get().since()).compareTo(settings.healthyAfter()) >= 0)
                .orElse(false);
    }
}
