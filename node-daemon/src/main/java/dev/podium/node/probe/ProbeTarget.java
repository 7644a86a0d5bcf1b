package dev.podium.node.probe;

import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.Probes;

/**
 * A running task to be asked.
 *
 * @param address IP address at which its ports answer
 * @param containerId where exec checks run
 * @param started its startup probe has said yes before (the daemon was restarted since)
 * @param ready it was ready when last seen; stays so until its readiness probe says no often enough
 */
public record ProbeTarget(
        TaskId task, Probes probes, String address, String containerId, boolean started, boolean ready) {}
