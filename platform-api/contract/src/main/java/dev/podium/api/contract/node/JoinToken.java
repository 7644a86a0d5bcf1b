package dev.podium.api.contract.node;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code token} and {@code command} are shown once, when it is made. */
@Serdeable
public record JoinToken(
        String id,
        @Nullable String token,
        @Nullable String command,
        String caDigest,
        Instant createdAt,
        Instant expiresAt,
        int usesLeft,
        Map<String, String> labels) {}
