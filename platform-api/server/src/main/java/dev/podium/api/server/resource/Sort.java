package dev.podium.api.server.resource;

import dev.podium.api.server.error.ApiProblem;
import java.util.Collection;
import java.util.Comparator;
import java.util.TreeSet;

/** The order a caller wants a list in: {@code createdAt}, or {@code -createdAt} for the other way round. */
public record Sort(String field, boolean descending) {
    static Sort parse(String text) {
        return text.startsWith("-") ? new Sort(text.substring(1), true) : new Sort(text, false);
    }

    <T> Comparator<T> direct(Comparator<T> ascending) {
        return descending ? ascending.reversed() : ascending;
    }

    ApiProblem unknownAmong(Collection<String> fields) {
        return ApiProblem.badRequest(
                "query_invalid",
                "sort is \"" + this + "\": "
                        + (fields.isEmpty()
                                ? "this list has one order only. Leave sort away."
                                : "expected one of " + String.join(", ", new TreeSet<>(fields))
                                        + ", with - before it for the other way round."));
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + field;
    }
}
