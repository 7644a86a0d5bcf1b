package dev.podium.api.server.json;

import io.micronaut.json.tree.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/** The body of a request, well-formed but not looked into yet. What a controller method takes as {@code @Body}. */
public record JsonBody(JsonNode node) {
    /**
     * Reads the body as an object; fields the reader does not ask for are refused.
     *
     * @throws dev.podium.api.server.error.ApiProblem 422 naming every mistake by pointer
     */
    public <T> T decode(Function<Fields, T> reader) {
        JsonErrors errors = new JsonErrors();
        Optional<T> value = new Element(node, "", errors).object(reader);
        errors.throwIfAny();
        return value.orElseThrow();
    }
}
