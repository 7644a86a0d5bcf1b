package dev.podium.orchestrator.model.task;

/** How far a task has come, as observed. Moves forward only; {@link TaskTransitions} has the legal moves. */
public enum TaskState {
    /** Wanted, on no node yet. */
    PENDING,
    /** The leader chose a node. */
    ASSIGNED,
    /** The node knows of it. */
    ACCEPTED,
    /** The node pulls the image and makes the sandbox. */
    PREPARING,
    /** The container is being started. */
    STARTING,
    /** The process runs. */
    RUNNING,
    /** The process runs and has been ready at least once; whether it is ready now is a condition. */
    READY,
    /** The process ended by itself with exit code 0. */
    COMPLETE,
    /** The process ended with another exit code, by a probe's "no" or was killed. */
    FAILED,
    /** The node could not run it: image, name or resources. */
    REJECTED,
    /** Stopped as wanted. */
    SHUTDOWN,
    /** Its node is gone or forgot it. */
    ORPHANED;

    /** Whether nothing follows. */
    public boolean ended() {
        return compareTo(COMPLETE) >= 0;
    }

    /** Whether its process is up. */
    public boolean running() {
        return this == RUNNING || this == READY;
    }
}
