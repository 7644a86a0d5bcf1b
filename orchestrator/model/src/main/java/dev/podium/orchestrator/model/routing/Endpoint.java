package dev.podium.orchestrator.model.routing;

import dev.podium.orchestrator.model.task.TaskId;

/** A ready task and the IP address at which it answers. */
public record Endpoint(TaskId task, String address) implements Comparable<Endpoint> {
    @Override
    public int compareTo(Endpoint other) {
        return task.compareTo(other.task);
    }
}
