package dev.podium.api.contract.operation;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Long work. {@code state} is Running, Succeeded or Failed. */
@Serdeable
public record Operation(
        String id,
        String action,
        String kind,
        @Nullable String namespace,
        String name,
        String state,
        String message,
        String createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
