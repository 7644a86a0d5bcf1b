package dev.podium.api.contract.app;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An immutable version of an app. {@code current} is the one that is wanted now. */
@Serdeable
public record AppRelease(
        int number,
        boolean current,
        String image,
        @Nullable String imageDigest,
        AppSpec spec,
        Instant createdAt,
        String createdBy) {}
