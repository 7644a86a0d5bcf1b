package dev.podium.orchestrator.model.cluster;

import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.WorkloadId;

/**
 * A task that keeps its node from getting empty, because no other node takes the one that is to follow it.
 *
 * @param reason why no other node takes it, in a sentence
 */
public record Blocker(TaskId task, WorkloadId workload, String reason) {}
