package dev.podium.node.agent;

import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.RestartPolicy;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * While the server is away the node itself makes the next task of a slot whose task ended. Pure.
 *
 * <p>The same rule as the leader's: at once after a task that had been healthy, otherwise after a wait that doubles each time.
 * Only ends the server cannot have seen count, so that a slot the leader has already filled elsewhere is left alone.
 */
final class Successors {
    /** A task that ran this long counts as healthy. */
    private static final Duration HEALTHY_AFTER = Duration.ofSeconds(10);

    private final Supplier<TaskId> ids;

    Successors(Supplier<TaskId> ids) {
        this.ids = ids;
    }

    private record Place(WorkloadId workload, Slot slot) {
        static Place of(Task task) {
            return new Place(task.workload(), task.slot());
        }
    }

    /** @param unseenSince when the last session ended: later ends were not reported */
    List<TaskBook.Entry> due(Collection<TaskBook.Entry> known, Instant unseenSince, Instant now) {
        Set<Place> filled = known.stream()
                .filter(entry -> !entry.state().ended())
                .map(entry -> Place.of(entry.task()))
                .collect(Collectors.toSet());
        return known.stream()
                .filter(entry -> wanted(entry, unseenSince))
                .filter(entry -> !filled.contains(Place.of(entry.task())))
                .filter(entry -> newestOfItsSlot(entry, known))
                .map(entry -> successor(entry, now))
                .toList();
    }

    private static boolean wanted(TaskBook.Entry entry, Instant unseenSince) {
        return entry.state().ended()
                && entry.task().desired() == DesiredState.RUN
                && !entry.status().since().isBefore(unseenSince)
                && restarts(entry.task().release().restart().when(), entry.state());
    }

    private static boolean restarts(RestartPolicy.When when, TaskState end) {
        return switch (when) {
            case ALWAYS -> true;
            case ON_FAILURE -> end == TaskState.FAILED || end == TaskState.REJECTED;
            case NEVER -> false;
        };
    }

    private static boolean newestOfItsSlot(TaskBook.Entry entry, Collection<TaskBook.Entry> known) {
        return known.stream()
                .filter(other -> Place.of(other.task()).equals(Place.of(entry.task())))
                .noneMatch(
                        other -> other.task().createdAt().isAfter(entry.task().createdAt()));
    }

    private TaskBook.Entry successor(TaskBook.Entry ended, Instant now) {
        Task old = ended.task();
        Task next = new Task(
                ids.get(),
                old.workload(),
                old.workloadUid(),
                old.slot(),
                old.release(),
                old.restarts(),
                old.node(),
                DesiredState.RUN,
                now,
                old.attempt() + 1,
                now,
                now.plus(delay(ended)),
                old.gpus());
        TaskStatus fresh = TaskStatus.of(next.id(), TaskState.ASSIGNED, now);
        return new TaskBook.Entry(next, Statuses.succeeding(fresh, old.id()));
    }

    private static Duration delay(TaskBook.Entry ended) {
        TaskStatus status = ended.status();
        Optional<Duration> ran = status.startedAt().map(started -> Duration.between(started, status.since()));
        if (ran.isPresent() && ran.get().compareTo(HEALTHY_AFTER) >= 0) {
            return Duration.ZERO;
        }
        RestartPolicy policy = ended.task().release().restart();
        Duration previous =
                Duration.between(ended.task().createdAt(), ended.task().notBefore());
        Duration doubled = previous.multipliedBy(2);
        Duration wait = doubled.compareTo(policy.initial()) < 0 ? policy.initial() : doubled;
        return wait.compareTo(policy.max()) > 0 ? policy.max() : wait;
    }
}
