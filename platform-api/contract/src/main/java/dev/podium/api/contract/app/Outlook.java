package dev.podium.api.contract.app;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why tasks are missing: what each node refused, and the cheapest remedy.
 *
 * @param refusals the first reason of each node; the app's status names some of them, a plan all
 * @param nodes how many nodes were asked
 * @param counts how many of them refused for each reason
 */
@Serdeable
public record Outlook(
        int missing,
        String reason,
        String message,
        List<Refusal> refusals,
        @Nullable String remedy,
        @Nullable Integer nodes,
        @Nullable List<Count> counts) {
    @Serdeable
    public record Count(String code, int nodes) {}

    @Serdeable
    public record Refusal(String node, String code, String reason) {}
}
