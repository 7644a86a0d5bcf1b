package dev.podium.api.contract.node;

import dev.podium.api.contract.resource.Condition;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code state} is Ready, Unreachable, EngineDown, Cordoned or Draining.
 *
 * @param bootedAt when the machine was booted, as far as it tells
 * @param age what its age makes of it, where the cluster's machines have a maximum age
 * @param blockers while it is being emptied: the instances no other node takes
 */
@Serdeable
public record NodeStatus(
        String state,
        String message,
        boolean connected,
        Instant since,
        String version,
        String os,
        String arch,
        String engineVersion,
        String address,
        @Nullable String router,
        Map<String, String> labels,
        Amounts capacity,
        Amounts reserved,
        @Nullable Usage used,
        int tasks,
        List<Image> images,
        @Nullable List<Gpu> gpus,
        List<String> warnings,
        List<Condition> conditions,
        @Nullable Instant bootedAt,
        @Nullable Age age,
        @Nullable List<Blocker> blockers) {
    /** Processor time in thousandths of a core, memory and disk in bytes, GPUs in thousandths of one. */
    @Serdeable
    public record Amounts(
            long cpuMillis, long memoryBytes, long pids, long diskBytes, long gpuMillis, Map<String, Long> generic) {
        /** Processor time, memory and processes only. */
        public Amounts(long cpuMillis, long memoryBytes, long pids) {
            this(cpuMillis, memoryBytes, pids, 0, 0, Map.of());
        }
    }

    /**
     * @param due when it reaches the maximum age
     * @param phase Young, WaitsForWindow, WaitsItsTurn, Draining or Empty
     */
    @Serdeable
    public record Age(Instant due, String phase) {}

    /** @param reason why no other node takes the instance */
    @Serdeable
    public record Blocker(String namespace, String app, String task, String reason) {}

    /** {@code reservedMillis} is how much of it is given away, in thousandths. */
    @Serdeable
    public record Gpu(int index, String model, long memoryBytes, int reservedMillis) {}

    @Serdeable
    public record Usage(long cpuMillis, long memoryBytes, long diskUsedBytes, long diskSizeBytes) {}

    @Serdeable
    public record Image(String id, List<String> references) {}
}
