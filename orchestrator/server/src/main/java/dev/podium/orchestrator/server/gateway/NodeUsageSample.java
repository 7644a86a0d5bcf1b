package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.Cpu;
import dev.podium.orchestrator.wire.v1.NodeUsage;
import dev.podium.orchestrator.wire.v1.TaskUsage;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What a node and its tasks used when its last heartbeat was sent.
 *
 * @param at when the gateway heard of it
 */
public record NodeUsageSample(
        Instant at, Cpu cpu, Bytes memory, Bytes diskUsed, Bytes diskSize, Map<TaskId, TaskSample> tasks) {
    public NodeUsageSample {
        tasks = Map.copyOf(tasks);
    }

    /** What one task used. */
    public record TaskSample(Cpu cpu, Bytes memory, long pids) {}

    static NodeUsageSample of(NodeUsage usage, Instant at) {
        Map<TaskId, TaskSample> tasks = new HashMap<>();
        for (TaskUsage task : usage.getTasksList()) {
            if (!task.getTask().isBlank()) {
                tasks.put(
                        new TaskId(task.getTask()),
                        new TaskSample(cpu(task.getCpu()), bytes(task.getMemory()), Math.max(0, task.getPids())));
            }
        }
        return new NodeUsageSample(
                at,
                cpu(usage.getCpu()),
                bytes(usage.getMemory()),
                bytes(usage.getDiskUsed()),
                bytes(usage.getDiskSize()),
                tasks);
    }

    /** A sensor's slip below zero is no reason to end a session. */
    private static Cpu cpu(long millis) {
        return Cpu.ofMillis(Math.max(0, millis));
    }

    private static Bytes bytes(long value) {
        return Bytes.of(Math.max(0, value));
    }
}
