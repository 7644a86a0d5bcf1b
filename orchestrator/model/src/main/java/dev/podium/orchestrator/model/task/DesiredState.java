package dev.podium.orchestrator.model.task;

/** What the leader wants of a task. Moves forward only, in this order. */
public enum DesiredState {
    RUN,
    /** Take no new connections; keep serving the open ones. */
    DRAIN,
    /** Signal, grace, kill. */
    STOP,
    /** Nothing of it may remain on the node. */
    REMOVE
}
