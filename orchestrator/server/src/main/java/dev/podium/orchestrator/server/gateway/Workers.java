package dev.podium.orchestrator.server.gateway;

import java.time.Duration;
import java.util.concurrent.Executor;

/** Who does the work of a gateway: whatever may block goes here. */
interface Workers extends Executor {
    /** Runs {@code work} after a pause; not at all when the gateway ends before. */
    void after(Duration pause, Runnable work);
}
