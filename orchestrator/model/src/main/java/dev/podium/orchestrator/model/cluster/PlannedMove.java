package dev.podium.orchestrator.model.cluster;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.workload.WorkloadId;

/**
 * A task that would be better somewhere else.
 *
 * @param reason what is better there, in a sentence
 */
public record PlannedMove(WorkloadId workload, Slot slot, NodeName from, NodeName to, String reason) {}
