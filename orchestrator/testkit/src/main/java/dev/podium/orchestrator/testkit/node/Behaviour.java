package dev.podium.orchestrator.testkit.node;

import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a played node treats what it is assigned. */
@FunctionalInterface
public interface Behaviour {
    /** Nothing happens until the test reports it. */
    Behaviour PASSIVE = (task, last, now) -> List.of();

    /** Every task is ready as soon as it is assigned and has stopped as soon as it is to stop. */
    Behaviour PROMPT = Behaviour::promptly;

    /** What the node reports when it is told of a task or of a change to it. */
    List<TaskStatus> react(Task task, Optional<TaskStatus> last, Instant now);

    private static List<TaskStatus> promptly(Task task, Optional<TaskStatus> last, Instant now) {
        boolean over = last.map(status -> status.state().ended()).orElse(false);
        if (over || task.desired() == DesiredState.DRAIN) {
            return List.of();
        }
        if (task.desired() == DesiredState.RUN) {
            return last.isPresent()
                    ? List.of()
                    : List.of(TaskStatus.of(task.id(), TaskState.ACCEPTED, now), ready(task.id(), now));
        }
        return List.of(TaskStatus.of(task.id(), TaskState.SHUTDOWN, now));
    }

    /** A task that serves, at an address made from its id. */
    static TaskStatus ready(TaskId task, Instant now) {
        int hash = task.hashCode();
        String address = "10." + (hash >>> 16 & 0xff) + "." + (hash >>> 8 & 0xff) + "." + (hash & 0xff);
        return new TaskStatus(
                task,
                TaskState.READY,
                true,
                "",
                "",
                Optional.empty(),
                Optional.of(address),
                Optional.of("container-" + task),
                Optional.empty(),
                now,
                Optional.of(now),
                Optional.empty());
    }
}
