package dev.podium.api.contract.task;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One attempt in a slot. {@code state} is the task state, {@code ready} whether it is routed to now. */
@Serdeable
public record Task(
        String id,
        String namespace,
        String app,
        String slot,
        int release,
        int attempt,
        String node,
        String state,
        boolean ready,
        String desired,
        String reason,
        String message,
        @Nullable Integer exitCode,
        @Nullable String address,
        @Nullable String imageDigest,
        Instant createdAt,
        @Nullable Instant startedAt,
        Instant since) {}
