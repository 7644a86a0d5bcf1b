package dev.podium.api.server.resource;

import dev.podium.api.server.error.ApiProblem;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Under which conditions the caller wants a write: {@code If-Match}, {@code If-None-Match: *} and {@code ?dryRun=true}. A controller
 * method that declares it as a parameter gets it.
 *
 * @param ifMatch the entity tags one of which must be current; {@code *} for any
 * @param createOnly the resource must not exist yet
 * @param dryRun answer as if it were written, but do not write
 */
public record WriteConditions(Optional<List<String>> ifMatch, boolean createOnly, boolean dryRun) {
    public static final WriteConditions NONE = new WriteConditions(Optional.empty(), false, false);

    static WriteConditions of(HttpRequest<?> request) {
        String noneMatch = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
        if (noneMatch != null && !noneMatch.strip().equals("*")) {
            throw ApiProblem.badRequest(
                    "condition_invalid",
                    "If-None-Match is \"" + noneMatch + "\": only \"*\" (create, do not replace) is understood here.");
        }
        return new WriteConditions(
                Optional.ofNullable(request.getHeaders().get(HttpHeaders.IF_MATCH))
                        .map(WriteConditions::tags),
                noneMatch != null,
                dryRun(request.getParameters().get("dryRun")));
    }

    /**
     * @param current the version of the resource, empty when there is none
     * @throws ApiProblem 412 when a condition does not hold
     */
    public void check(String kind, String name, OptionalLong current) {
        if (createOnly && current.isPresent()) {
            throw stale(
                    "There is already a " + kind + " \"" + name + "\", and If-None-Match: * asks to create it only.");
        }
        ifMatch.ifPresent(tags -> {
            if (current.isEmpty()) {
                throw stale("There is no " + kind + " \"" + name
                        + "\" (any more), and If-Match asks to change an existing one.");
            }
            if (!tags.contains("*") && !tags.contains(ETags.of(current.getAsLong()))) {
                throw stale("The " + kind + " \"" + name + "\" has changed meanwhile: its ETag is "
                        + ETags.of(current.getAsLong()) + ", If-Match says " + String.join(", ", tags)
                        + ". Read it again, then repeat your change.");
            }
        });
    }

    /** 412 for a write that lost against another one between reading and writing. */
    public static ApiProblem overtaken(String kind, String name) {
        return stale("The " + kind + " \"" + name
                + "\" was changed by somebody else at the same moment. Read it again, then repeat.");
    }

    private static ApiProblem stale(String detail) {
        return ApiProblem.of(HttpStatus.PRECONDITION_FAILED, "version_stale", "The resource has changed", detail);
    }

    private static List<String> tags(String header) {
        return Arrays.stream(header.split(",")).map(String::strip).toList();
    }

    private static boolean dryRun(@Nullable String value) {
        return switch (value) {
            case null -> false;
            case "false" -> false;
            case "true", "" -> true;
            default ->
                throw ApiProblem.badRequest("query_invalid", "dryRun is \"" + value + "\": expected true or false.");
        };
    }
}
