package dev.podium.orchestrator.server.leader;

/** What a leader does while its term lasts. */
public interface Office {
    /** Begins to lead; returns at once. */
    Work take(Term term);

    /** The work of one term; closing it ends the work and returns when it has ended. */
    interface Work extends AutoCloseable {
        @Override
        void close();
    }
}
