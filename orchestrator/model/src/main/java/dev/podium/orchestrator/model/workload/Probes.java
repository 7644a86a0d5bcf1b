package dev.podium.orchestrator.model.workload;

import java.util.Optional;

/**
 * @param startup until it says yes the other two are not asked; its "no" ends the task
 * @param readiness whether the task may be routed to; without it a running task is ready
 * @param liveness its "no" ends the task
 */
public record Probes(Optional<Probe> startup, Optional<Probe> readiness, Optional<Probe> liveness) {
    public static final Probes NONE = new Probes(Optional.empty(), Optional.empty(), Optional.empty());
}
