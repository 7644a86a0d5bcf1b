package dev.podium.orchestrator.model.workload;

import java.time.Duration;

/**
 * How a task ends: traffic is drained, then {@code signal} is sent, then SIGKILL.
 *
 * @param drain the longest wait for open connections
 * @param grace the time between the signal and SIGKILL
 */
public record StopPolicy(String signal, Duration drain, Duration grace) {
    public static final StopPolicy DEFAULT = new StopPolicy("SIGTERM", Duration.ofSeconds(30), Duration.ofSeconds(10));
}
