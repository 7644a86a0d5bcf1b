package dev.podium.orchestrator.engine.view;

/** How well the control plane can talk to a node. */
public enum Reach {
    CONNECTED,
    /** Disconnected, but not for long: it keeps its tasks and takes no new ones. */
    AWAY,
    /** Disconnected for so long that its tasks are replaced where others can take them. */
    UNREACHABLE
}
