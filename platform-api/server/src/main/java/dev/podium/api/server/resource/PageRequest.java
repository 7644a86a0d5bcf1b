package dev.podium.api.server.resource;

import dev.podium.api.server.error.ApiProblem;
import io.micronaut.http.HttpRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list the caller wants: {@code limit}, {@code cursor}, {@code sort} and {@code labelSelector}. A controller method that declares
 * it as a parameter gets it.
 *
 * @param limit at most so many items
 * @param cursor sealed; {@link Pages} opens it
 * @param sort the list's own order where there is none
 */
public record PageRequest(int limit, Optional<String> cursor, Optional<Sort> sort, LabelSelector selector) {
    public static final int DEFAULT_LIMIT = 100;
    public static final int HIGHEST_LIMIT = 500;

    static PageRequest of(HttpRequest<?> request) {
        return new PageRequest(
                limit(request.getParameters().get("limit")),
                Optional.ofNullable(request.getParameters().get("cursor")),
                Optional.ofNullable(request.getParameters().get("sort")).map(Sort::parse),
                LabelSelector.parse(request.getParameters().get("labelSelector", String.class, "")));
    }

    private static int limit(@Nullable String value) {
        if (value == null) {
            return DEFAULT_LIMIT;
        }
        if (!value.matches("\\d{1,6}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > HIGHEST_LIMIT) {
            throw ApiProblem.badRequest(
                    "query_invalid",
                    "limit is \"" + value + "\": expected a whole number from 1 to " + HIGHEST_LIMIT + ".");
        }
        return Integer.parseInt(value);
    }
}
