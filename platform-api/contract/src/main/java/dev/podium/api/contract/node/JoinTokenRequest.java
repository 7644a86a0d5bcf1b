package dev.podium.api.contract.node;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ttl} is how long it can be used (default 1h), {@code uses} how often (default 1); nodes that join with it get its labels. */
@Serdeable
public record JoinTokenRequest(
        @Nullable String ttl,
        @Nullable Integer uses,
        @Nullable Map<String, String> labels) {}
