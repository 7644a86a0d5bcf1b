package dev.podium.api.server.resource;

import dev.podium.api.server.error.ApiProblem;
import java.util.function.Function;

/** Names a caller puts into a path to make something: those that cannot be are refused with the rule. */
public final class PathNames {
    private PathNames() {}

    /**
     * @param type makes the typed name and throws {@link IllegalArgumentException} naming the rule
     * @throws ApiProblem 400 {@code name_invalid}
     */
    public static <T> T require(String value, Function<String, T> type) {
        try {
            return type.apply(value);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest("name_invalid", String.valueOf(e.getMessage()));
        }
    }
}
