package dev.podium.node.telemetry;

import dev.podium.orchestrator.model.task.TaskId;

/**
 * A task whose use is measured.
 *
 * @param pid of its container's first process, as the machine numbers it
 */
public record RunningTask(TaskId task, long pid) {}
