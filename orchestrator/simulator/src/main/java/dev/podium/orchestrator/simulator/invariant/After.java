package dev.podium.orchestrator.simulator.invariant;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a snapshot would be with all of a plan done. */
public final class After {
    private final ClusterSnapshot snapshot;
    private final Map<TaskId, Task> tasks;
    private final Map<TaskId, TaskState> concluded = new HashMap<>();

    private After(ClusterSnapshot snapshot) {
        this.snapshot = snapshot;
        this.tasks = new HashMap<>(snapshot.tasks());
    }

    static After of(ClusterSnapshot snapshot, Plan plan) {
        After after = new After(snapshot);
        plan.changes().forEach(after::apply);
        return after;
    }

    private void apply(Change change) {
        switch (change) {
            case Change.Create(Task task) -> tasks.put(task.id(), task);
            case Change.Desire(TaskId id, DesiredState state, var at, var cause) ->
                tasks.computeIfPresent(id, (_, task) -> task.desire(state, at));
            case Change.Conclude(TaskStatus status) -> concluded.put(status.task(), status.state());
            case Change.Forget(TaskId id) -> tasks.remove(id);
            case Change.KeepRuns keep -> {}
            case Change.ForgetWorkload forget -> {}
        }
    }

    Collection<Task> tasks() {
        return tasks.values();
    }

    Optional<Task> task(TaskId id) {
        return Optional.ofNullable(tasks.get(id));
    }

    TaskState state(TaskId id) {
        TaskState end = concluded.get(id);
        return end != null ? end : seen(id);
    }

    private TaskState seen(TaskId id) {
        return status(id).map(TaskStatus::state).orElse(TaskState.ASSIGNED);
    }

    Optional<TaskStatus> status(TaskId id) {
        return Optional.ofNullable(snapshot.statuses().get(id));
    }

    boolean alive(Task task) {
        return !state(task.id()).ended();
    }

    boolean wanted(Task task) {
        return task.desired() == DesiredState.RUN && alive(task);
    }

    /** Whether tasks of the node may stay there as far as the snapshot tells. */
    boolean settled(NodeName node) {
        return snapshot.nodes().containsKey(node)
                && snapshot.intent(node).availability() != Availability.DRAINING
                && Optional.ofNullable(snapshot.sessions().get(node))
                        .filter(NodeSession::connected)
                        .isPresent();
    }
}
