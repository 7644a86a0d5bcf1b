package dev.podium.api.contract.app;

import dev.podium.api.contract.resource.Condition;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an app fares. {@code state} is Running, Deploying, Degraded, Failing, Stopped or Deleting; {@code message} says why in a sentence. */
@Serdeable
public record AppStatus(
        String state,
        String reason,
        String message,
        int desired,
        int running,
        int ready,
        int updated,
        int release,
        String image,
        @Nullable String imageDigest,
        List<String> urls,
        @Nullable Outlook outlook,
        List<Condition> conditions) {}
