package dev.podium.api.server.apps;

import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One release in an app's history; never changed. */
@MappedEntity("releases")
record ReleaseRow(
        UUID appUid,
        int number,
        String spec,
        @Nullable String imageDigest,
        boolean imageLocal,
        Instant createdAt,
        String createdBy) {}
