package dev.podium.api.server.access;

import dev.podium.api.server.error.ApiProblem;
import dev.podium.tenants.access.Collection;

/** A collection as it is written in a query. */
public final class CollectionParameter {
    private CollectionParameter() {}

    /** @throws ApiProblem 400 when it cannot be one */
    public static Collection parse(String text) {
        try {
            return new Collection(text);
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest("query_invalid", String.valueOf(e.getMessage()));
        }
    }
}
