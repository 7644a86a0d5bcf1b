package dev.podium.api.contract.event;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened. {@code type} is Normal or Warning; {@code kind} and {@code name} say to what. */
@Serdeable
public record Event(
        String id,
        Instant at,
        @Nullable String namespace,
        String kind,
        String name,
        @Nullable String task,
        String type,
        String reason,
        String message,
        String actor) {}
