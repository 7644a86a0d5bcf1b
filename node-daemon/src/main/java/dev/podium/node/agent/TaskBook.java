package dev.podium.node.agent;

import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.task.TaskTransitions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Every task this node knows, what is wanted of it and what is observed. The only place where a status changes. */
public final class TaskBook {
    /** One task with its status. */
    public record Entry(Task task, TaskStatus status) {
        public TaskId id() {
            return task.id();
        }

        public TaskState state() {
            return status.state();
        }
    }

    private final ConcurrentMap<TaskId, Entry> entries = new ConcurrentHashMap<>();
    private final List<Consumer<TaskId>> listeners = new CopyOnWriteArrayList<>();
    private final InstantSource clock;

    public TaskBook(InstantSource clock) {
        this.clock = clock;
    }

    /** Told of each task whose status changed or which is gone; must return quickly. */
    public void onChange(Consumer<TaskId> listener) {
        listeners.add(listener);
    }

    public Optional<Entry> entry(TaskId task) {
        return Optional.ofNullable(entries.get(task));
    }

    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** A task with the status it has so far; does not replace one that is known. */
    public void add(Task task, TaskStatus status) {
        if (entries.putIfAbsent(task.id(), new Entry(task, status)) == null) {
            tell(task.id());
        }
    }

    /** The leader's newest word on a known task; desired states only move forward. */
    public void reassign(Task task) {
        entries.computeIfPresent(
                task.id(),
                (_, known) ->
                        task.desired().compareTo(known.task().desired()) < 0 ? known : new Entry(task, known.status()));
    }

    public void remove(TaskId task) {
        if (entries.remove(task) != null) {
            tell(task);
        }
    }

    /** Moves on to {@code state}; ignored when that is no legal move. Returns whether it was made. */
    public boolean advance(TaskId task, TaskState state, UnaryOperator<TaskStatus> details) {
        Instant now = clock.instant();
        return change(task, status -> {
            boolean allowed = TaskTransitions.allowed(status.state(), state);
            return allowed ? details.apply(Statuses.entered(status, state, now)) : status;
        });
    }

    /** Changes what is said about the state a task is in, as long as it has not ended. */
    public boolean annotate(TaskId task, UnaryOperator<TaskStatus> details) {
        return change(task, status -> status.state().ended() ? status : details.apply(status));
    }

    private boolean change(TaskId task, UnaryOperator<TaskStatus> step) {
        boolean[] changed = {false};
        entries.computeIfPresent(task, (_, known) -> {
            TaskStatus next = step.apply(known.status());
            changed[0] = !next.equals(known.status());
            return changed[0] ? new Entry(known.task(), next) : known;
        });
        if (changed[0]) {
            tell(task);
        }
        return changed[0];
    }

    private void tell(TaskId task) {
        listeners.forEach(listener -> listener.accept(task));
    }
}
