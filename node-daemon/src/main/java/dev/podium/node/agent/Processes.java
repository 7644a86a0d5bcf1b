package dev.podium.node.agent;

import dev.podium.orchestrator.model.task.TaskId;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Which process on the machine belongs to which running task. */
final class Processes {
    private final ConcurrentMap<TaskId, Long> pids = new ConcurrentHashMap<>();

    void saw(TaskId task, Optional<Long> pid) {
        pid.ifPresentOrElse(found -> pids.put(task, found), () -> pids.remove(task));
    }

    Optional<Long> of(TaskId task) {
        return Optional.ofNullable(pids.get(task));
    }
}
