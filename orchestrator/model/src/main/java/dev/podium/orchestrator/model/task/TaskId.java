package dev.podium.orchestrator.model.task;

/** A task's identity in all clusters and for all time: a UUIDv7. */
public record TaskId(String value) implements Comparable<TaskId> {
    public TaskId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("task id is empty: expected a UUID");
        }
    }

    @Override
    public int compareTo(TaskId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
