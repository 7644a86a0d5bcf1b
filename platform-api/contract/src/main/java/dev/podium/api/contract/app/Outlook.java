package dev.podium.api.contract.app;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why tasks are missing: what each node refused, and the cheapest remedy. */
@Serdeable
public record Outlook(
        int missing,
        String reason,
        String message,
        List<Refusal> refusals,
        @Nullable String remedy) {
    @Serdeable
    public record Refusal(String node, String code, String reason) {}
}
