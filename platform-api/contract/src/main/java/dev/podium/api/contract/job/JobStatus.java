package dev.podium.api.contract.job;

import dev.podium.api.contract.app.Outlook;
import dev.podium.api.contract.resource.Condition;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is. {@code state} is Pending, Running, Complete, Failed or Deleting; {@code message} says why in a sentence.
 *
 * @param succeeded completions so far
 * @param failed instances that failed, as far as they are remembered while it runs
 * @param active instances that have not ended
 */
@Serdeable
public record JobStatus(
        String state,
        String reason,
        String message,
        int completions,
        int succeeded,
        int failed,
        int active,
        int release,
        String image,
        @Nullable String imageDigest,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Outlook outlook,
        List<Condition> conditions) {}
