package dev.podium.api.contract.node;

import dev.podium.api.contract.resource.Condition;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code state} is Ready, Unreachable, EngineDown, Cordoned or Draining. */
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
        List<String> warnings,
        List<Condition> conditions) {
    /** Processor time in thousandths of a core, memory in bytes. */
    @Serdeable
    public record Amounts(long cpuMillis, long memoryBytes, long pids) {}

    @Serdeable
    public record Usage(long cpuMillis, long memoryBytes, long diskUsedBytes, long diskSizeBytes) {}

    @Serdeable
    public record Image(String id, List<String> references) {}
}
