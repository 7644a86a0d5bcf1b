package dev.podium.orchestrator.model.task;

import static dev.podium.orchestrator.model.task.TaskState.ACCEPTED;
import static dev.podium.orchestrator.model.task.TaskState.ASSIGNED;
import static dev.podium.orchestrator.model.task.TaskState.COMPLETE;
import static dev.podium.orchestrator.model.task.TaskState.FAILED;
import static dev.podium.orchestrator.model.task.TaskState.ORPHANED;
import static dev.podium.orchestrator.model.task.TaskState.PENDING;
import static dev.podium.orchestrator.model.task.TaskState.PREPARING;
import static dev.podium.orchestrator.model.task.TaskState.READY;
import static dev.podium.orchestrator.model.task.TaskState.REJECTED;
import static dev.podium.orchestrator.model.task.TaskState.RUNNING;
import static dev.podium.orchestrator.model.task.TaskState.SHUTDOWN;
import static dev.podium.orchestrator.model.task.TaskState.STARTING;

import java.util.Map;
import java.util.Set;

/** The one table of legal moves between task states. A report may skip states, so each row lists all it may reach. */
public final class TaskTransitions {
    private static final Map<TaskState, Set<TaskState>> NEXT = Map.ofEntries(
            Map.entry(PENDING, Set.of(ASSIGNED, SHUTDOWN)),
            Map.entry(
                    ASSIGNED,
                    Set.of(
                            ACCEPTED, PREPARING, STARTING, RUNNING, READY, COMPLETE, FAILED, REJECTED, SHUTDOWN,
                            ORPHANED)),
            Map.entry(
                    ACCEPTED,
                    Set.of(PREPARING, STARTING, RUNNING, READY, COMPLETE, FAILED, REJECTED, SHUTDOWN, ORPHANED)),
            Map.entry(PREPARING, Set.of(STARTING, RUNNING, READY, COMPLETE, FAILED, REJECTED, SHUTDOWN, ORPHANED)),
            Map.entry(STARTING, Set.of(RUNNING, READY, COMPLETE, FAILED, REJECTED, SHUTDOWN, ORPHANED)),
            Map.entry(RUNNING, Set.of(READY, COMPLETE, FAILED, SHUTDOWN, ORPHANED)),
            Map.entry(READY, Set.of(COMPLETE, FAILED, SHUTDOWN, ORPHANED)),
            Map.entry(COMPLETE, Set.of()),
            Map.entry(FAILED, Set.of()),
            Map.entry(REJECTED, Set.of()),
            Map.entry(SHUTDOWN, Set.of()),
            Map.entry(ORPHANED, Set.of()));

    private TaskTransitions() {}

    public static boolean allowed(TaskState from, TaskState to) {
        return NEXT.getOrDefault(from, Set.of()).contains(to);
    }
}
