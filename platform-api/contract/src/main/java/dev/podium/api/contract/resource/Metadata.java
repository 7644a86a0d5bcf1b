package dev.podium.api.contract.resource;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the platform knows of a resource. {@code version} is what {@code ETag} carries; {@code generation} grows with each change of the spec. */
@Serdeable
public record Metadata(
        String name,
        @Nullable String namespace,
        String uid,
        Map<String, String> labels,
        long generation,
        long version,
        Instant createdAt,
        Instant updatedAt,
        String createdBy) {}
