package dev.podium.orchestrator.engine.reconcile;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes over tasks that a node made by itself while it had no server, in place of ones that ended.
 *
 * <p>A task made that way names the one it follows; over several restarts this is a chain. It is taken over when the chain leads
 * to a task the leader knows and still wants, and its slot has got no newer one since.
 */
public final class Adoption {
    private static final Comparator<Task> NEWEST =
            Comparator.comparing(Task::createdAt).thenComparing(Task::id);

    private final ClusterSnapshot snapshot;
    private final Instant now;

    public Adoption(ClusterSnapshot snapshot, Instant now) {
        this.snapshot = snapshot;
        this.now = now;
    }

    /** At most one for each task that ended; of several the youngest. */
    public List<Task> find() {
        Map<TaskId, Task> adopted = new HashMap<>();
        snapshot.statuses().values().stream()
                .filter(status -> status.succeeds().isPresent()
                        && !status.state().ended()
                        && !snapshot.tasks().containsKey(status.task()))
                .sorted(Comparator.comparing(TaskStatus::task))
                .forEach(status -> ancestor(status)
                        .filter(this::wantsSuccessor)
                        .ifPresent(old -> adopted.put(old.id(), successor(old, status))));
        List<Task> found = new ArrayList<>(adopted.values());
        found.sort(Comparator.comparing(Task::id));
        return found;
    }

    /** The nearest task in the chain that the leader knows. */
    private Optional<Task> ancestor(TaskStatus status) {
        Set<TaskId> seen = new HashSet<>();
        Optional<TaskId> next = status.succeeds();
        while (next.isPresent() && seen.add(next.get())) {
            Task known = snapshot.tasks().get(next.get());
            if (known != null) {
                return Optional.of(known);
            }
            next = Optional.ofNullable(snapshot.statuses().get(next.get())).flatMap(TaskStatus::succeeds);
        }
        return Optional.empty();
    }

    private boolean wantsSuccessor(Task old) {
        Workload workload = snapshot.workloads().get(old.workload());
        boolean alive =
                workload != null && !workload.deleted() && workload.uid().equals(old.workloadUid());
        return alive && old.desired() == DesiredState.RUN && state(old).ended() && newestOfItsSlot(old);
    }

    private boolean newestOfItsSlot(Task old) {
        return snapshot.tasks().values().stream()
                .filter(task -> task.slot().equals(old.slot())
                        && task.workload().equals(old.workload())
                        && task.workloadUid().equals(old.workloadUid()))
                .allMatch(task -> NEWEST.compare(task, old) <= 0);
    }

    private TaskState state(Task task) {
        TaskStatus status = snapshot.statuses().get(task.id());
        return status == null ? TaskState.ASSIGNED : status.state();
    }

    private Task successor(Task old, TaskStatus status) {
        return new Task(
                status.task(),
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
                now,
                old.gpus());
    }
}
