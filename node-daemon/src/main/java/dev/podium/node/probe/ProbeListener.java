package dev.podium.node.probe;

/** Hears of one task's answers; called in order, never at the same time. */
public interface ProbeListener {
    /** The startup probe said yes; told at once when there is none or it has said yes before. */
    void started();

    /**
     * Readiness changed, or it is still missing for another reason than told before. Without a readiness probe it is told once,
     * right after {@link #started}.
     *
     * @param words why, for example {@code GET /ready on port 8080: status 503}
     */
    void ready(boolean ready, String words);

    /**
     * The task must end: its startup probe never said yes or its liveness probe said no too often. Nothing follows.
     *
     * @param reason {@code StartupProbeFailed} or {@code LivenessProbeFailed}
     */
    void failed(String reason, String words);
}
