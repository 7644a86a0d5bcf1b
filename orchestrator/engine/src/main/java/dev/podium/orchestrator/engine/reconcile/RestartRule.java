package dev.podium.orchestrator.engine.reconcile;

import dev.podium.orchestrator.engine.PlannerSettings;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskState;
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
        Task task = ended.task();
        RestartPolicy policy = task.release().restart();
        if (!follows(policy.when(), ended.state())) {
            return Optional.empty();
        }
        if (innocent(ended.state()) || healthy(ended, settings)) {
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

    /** Whether its slot stays as it is, because the restart policy does not follow such an end. */
    static boolean isFinal(TaskView task) {
        return task.endedByItself() && !follows(task.task().release().restart().when(), task.state());
    }

    private static boolean follows(RestartPolicy.When when, TaskState end) {
        return switch (when) {
            case ALWAYS -> true;
            case ON_FAILURE -> end != TaskState.COMPLETE;
            case NEVER -> innocent(end);
        };
    }

    /** It did not end by its own doing: its node is gone or somebody stopped it. */
    private static boolean innocent(TaskState end) {
        return end == TaskState.ORPHANED || end == TaskState.SHUTDOWN;
    }

    /** Its process ran for long enough to say that it works. */
    static boolean healthy(TaskView ended, PlannerSettings settings) {
        Optional<TaskStatus> status = ended.status();
        return status.flatMap(TaskStatus::startedAt)
                .map(start -> Duration.between(start, status.get().since()).compareTo(settings.healthyAfter()) >= 0)
                .orElse(false);
    }
}
