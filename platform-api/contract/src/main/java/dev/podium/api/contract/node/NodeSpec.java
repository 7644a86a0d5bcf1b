package dev.podium.api.contract.node;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code availability} is active, cordoned or draining; labels add to and override those the node gives itself. */
@Serdeable
public record NodeSpec(
        @Nullable String availability, @Nullable Map<String, String> labels) {}
