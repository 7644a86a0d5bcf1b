package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.task.TaskTransitions;
import dev.podium.orchestrator.wire.v1.DesiredState;
import dev.podium.orchestrator.wire.v1.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one session knows of its node's tasks, and what follows from a report: which statuses to store, and what to tell the
 * node. Decides only; used by one thread at a time.
 *
 * <p>Three sources meet here: records (what the leader assigned), statuses (what is stored as observed) and mentions (what the
 * node itself has spoken of in this session).
 */
final class TaskLedger {
    private final Map<TaskId, Task> records = new HashMap<>();
    private final Map<TaskId, TaskStatus> statuses = new HashMap<>();
    private final Set<TaskId> mentioned = new HashSet<>();

    /** A change to a stored status. */
    sealed interface Write {
        TaskId task();

        record Keep(TaskStatus status) implements Write {
            @Override
            public TaskId task() {
                return status.task();
            }
        }

        record Drop(TaskId task) implements Write {}
    }

    /** Begins: compares what is stored with what the node says it has. */
    List<Write> hello(
            Map<TaskId, Task> assigned, Collection<TaskStatus> stored, List<TaskStatus> reported, Instant now) {
        records.putAll(assigned);
        stored.forEach(status -> statuses.put(status.task(), status));
        reported.forEach(status -> mentioned.add(status.task()));
        List<Write> writes = new ArrayList<>();
        // Successors first: were the end of the old task seen without the one that followed it, the leader would make
        // another.
        reported.stream()
                .sorted(Comparator.comparing(status -> status.succeeds().isEmpty()))
                .forEach(status -> accept(status).ifPresent(writes::add));
        for (TaskId task : List.copyOf(statuses.keySet())) {
            if (!mentioned.contains(task)) {
                missed(task, now).ifPresent(writes::add);
            }
        }
        return writes;
    }

    /** The node did not mention a task whose status is stored. */
    private Optional<Write> missed(TaskId task, Instant now) {
        if (!records.containsKey(task)) {
            statuses.remove(task);
            return Optional.of(new Write.Drop(task));
        }
        TaskStatus last = statuses.get(task);
        if (last == null || last.state().ended()) {
            return Optional.empty();
        }
        TaskStatus orphaned = orphan(last, now);
        statuses.put(task, orphaned);
        return Optional.of(new Write.Keep(orphaned));
    }

    /** A later report. Empty when it is about a task that is none of this node's, says nothing new, or is no legal move. */
    Optional<Write> report(TaskStatus status) {
        if (!records.containsKey(status.task()) && !statuses.containsKey(status.task())) {
            return Optional.empty();
        }
        mentioned.add(status.task());
        return accept(status);
    }

    private Optional<Write> accept(TaskStatus next) {
        TaskStatus last = statuses.get(next.task());
        TaskState from = last == null ? TaskState.ASSIGNED : last.state();
        boolean legal = from == next.state() || TaskTransitions.allowed(from, next.state());
        if (!legal || next.equals(last)) {
            return Optional.empty();
        }
        statuses.put(next.task(), next);
        return Optional.of(new Write.Keep(next));
    }

    void assigned(Task record) {
        records.put(new TaskId(record.getId()), record);
    }

    /** The leader has forgotten the task; a status that was on its way to the store must not outlive it. */
    Optional<Write> forgotten(TaskId task) {
        records.remove(task);
        mentioned.remove(task);
        return statuses.remove(task) == null ? Optional.empty() : Optional.of(new Write.Drop(task));
    }

    /** Puts other records in place of all. */
    void reassign(Map<TaskId, Task> assigned) {
        records.clear();
        records.putAll(assigned);
    }

    /**
     * Takes over what is stored where that is further: tasks the leader gave up while this gateway could not say that the node is there.
     * Returns what the node is to be told of them.
     */
    List<Task> concluded(Collection<TaskStatus> stored) {
        List<Task> told = new ArrayList<>();
        for (TaskStatus there : stored) {
            TaskStatus here = statuses.get(there.task());
            boolean further = here != null
                    && here.state() != there.state()
                    && !TaskTransitions.allowed(there.state(), here.state());
            if (further) {
                statuses.put(there.task(), there);
                Optional.ofNullable(records.get(there.task())).map(this::told).ifPresent(told::add);
            }
        }
        return told;
    }

    /** All statuses, for a store that may have missed some. */
    List<Write> everything() {
        return statuses.values().stream().<Write>map(Write.Keep::new).toList();
    }

    /** Statuses of tasks the leader did not adopt in the time it had. */
    List<Write> unadopted() {
        List<Write> writes = new ArrayList<>();
        for (TaskId task : List.copyOf(statuses.keySet())) {
            if (!records.containsKey(task)) {
                statuses.remove(task);
                writes.add(new Write.Drop(task));
            }
        }
        return writes;
    }

    /** Everything the node is to have, as it is to be told. */
    List<Task> assignments() {
        return records.values().stream().map(this::told).toList();
    }

    /**
     * The record as the node is told it. A task that is over and of which the node has nothing is never to be started again, and
     * one that was given up must go even if the node still has it.
     */
    Task told(Task record) {
        TaskId task = new TaskId(record.getId());
        TaskStatus status = statuses.get(task);
        boolean gone = status != null
                && (status.state() == TaskState.ORPHANED || (status.state().ended() && !mentioned.contains(task)));
        return gone ? record.toBuilder().setDesired(DesiredState.DESIRED_REMOVE).build() : record;
    }

    private static TaskStatus orphan(TaskStatus last, Instant now) {
        return new TaskStatus(
                last.task(),
                TaskState.ORPHANED,
                false,
                "Orphaned",
                "the node no longer knows it",
                last.exitCode(),
                Optional.empty(),
                last.containerId(),
                last.imageDigest(),
                now,
                last.startedAt(),
                last.succeeds());
    }
}
