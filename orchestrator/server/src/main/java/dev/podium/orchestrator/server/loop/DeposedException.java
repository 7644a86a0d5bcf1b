package dev.podium.orchestrator.server.loop;

/** The fence of the leader does not hold: another server leads, or nobody. */
final class DeposedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeposedException() {
        super("the leader key was lost: this server no longer leads");
    }
}
