package dev.podium.api.server.operations;

import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.manifest.DurationNotation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The query parameter {@code wait}. */
public final class Wait {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Wait() {}

    /** @throws ApiProblem 400 {@code query_invalid} */
    public static Duration parse(@Nullable String text) {
        if (text == null) {
            return Duration.ZERO;
        }
        try {
            return DurationNotation.parse(text, Duration.ZERO, LONGEST);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest("query_invalid", "wait: " + e.getMessage() + ".");
        }
    }
}
