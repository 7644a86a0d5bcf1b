package dev.podium.orchestrator.server.leader;

/** Notices that a leader's process has ended, sooner than its lease does. */
public interface Pulse {
    /** Never notices anything: only leases count. */
    Pulse NONE = (leader, ended) -> () -> {};

    /**
     * Feels until it is closed.
     *
     * @param leader the name of the leader
     * @param ended called when its process has certainly ended; not when it is merely silent, which is what leases are for
     */
    Feeling feel(String leader, Runnable ended);

    /** Closing it ends the feeling. */
    interface Feeling extends AutoCloseable {
        @Override
        void close();
    }
}
