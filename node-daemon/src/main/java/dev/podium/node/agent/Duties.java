package dev.podium.node.agent;

import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which tasks the node is to have: as the server says and, while it is away, as the node decides by itself. Writes it into the
 * book; carrying it out, remembering it and waiting are left to others.
 */
final class Duties {
    private static final Logger LOG = LoggerFactory.getLogger(Duties.class);

    private final TaskBook book;
    private final Loneliness loneliness;
    private final InstantSource clock;

    Duties(TaskBook book, Loneliness loneliness, InstantSource clock) {
        this.book = book;
        this.loneliness = loneliness;
        this.clock = clock;
    }

    /** The session with the server stands, or is lost. */
    void connected(boolean now) {
        loneliness.connected(now, clock.instant());
    }

    boolean isConnected() {
        return loneliness.isConnected();
    }

    /**
     * Exactly these tasks are assigned to the node.
     *
     * @param engineKnown whether the container engine has answered yet
     */
    void assignAll(List<Task> tasks, boolean engineKnown) {
        Set<TaskId> assigned = tasks.stream().map(Task::id).collect(Collectors.toSet());
        tasks.forEach(task -> take(task, engineKnown));
        for (TaskBook.Entry entry : book.entries()) {
            if (!assigned.contains(entry.id()) && !loneliness.mayStillBeAdopted(entry, clock.instant())) {
                drop(entry.id());
            }
        }
    }

    /** On top of what is assigned already. */
    void assign(List<Task> tasks, List<TaskId> removed, boolean engineKnown) {
        tasks.forEach(task -> take(task, engineKnown));
        removed.forEach(this::drop);
    }

    private void take(Task task, boolean engineKnown) {
        loneliness.adopted(task.id());
        if (book.entry(task.id()).isPresent()) {
            book.reassign(task);
        } else {
            TaskStatus fresh = TaskStatus.of(task.id(), TaskState.ASSIGNED, clock.instant());
            book.add(
                    task,
                    engineKnown
                            ? fresh
                            : Statuses.because(fresh, "EngineUnavailable", "waiting for the container engine"));
        }
    }

    private void drop(TaskId task) {
        book.entry(task).ifPresent(entry -> book.reassign(entry.task().desire(DesiredState.REMOVE, clock.instant())));
    }

    /** What time alone brings: successors of what ended unseen, and the end of those nobody adopted. Whether there was any. */
    boolean tick() {
        Instant now = clock.instant();
        List<TaskBook.Entry> made = loneliness.successors(book.entries(), now);
        made.forEach(entry -> book.add(entry.task(), entry.status()));
        List<TaskId> unwanted = loneliness.notAdopted(now);
        unwanted.forEach(this::drop);
        boolean any = !made.isEmpty() || !unwanted.isEmpty();
        if (any) {
            LOG.info("the server is away: made {} successors; {} were not adopted", made.size(), unwanted.size());
        }
        return any;
    }
}
