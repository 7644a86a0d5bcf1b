package dev.podium.api.server.audit;

import dev.podium.api.server.error.ApiProblem;
import io.micronaut.http.HttpRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for. Texts are empty where they do not matter.
 *
 * @param operation a part of it, for example {@code DELETE} or {@code /apps/}
 * @param path its beginning
 */
record AuditQuery(String actor, String outcome, String operation, String path, Instant since, Instant until) {
    private static final Instant BEGINNING = Instant.EPOCH;
    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");
    private static final Set<String> OUTCOMES = Stream.of(AuditTrail.Outcome.values())
            .map(AuditTrail.Outcome::word)
            .collect(Collectors.toUnmodifiableSet());

    static AuditQuery of(HttpRequest<?> request) {
        return new AuditQuery(
                text(request, "actor"),
                outcome(text(request, "outcome")),
                text(request, "operation"),
                text(request, "path"),
                moment(request, "since", BEGINNING),
                moment(request, "until", END));
    }

    private static String text(HttpRequest<?> request, String name) {
        return request.getParameters().get(name, String.class, "");
    }

    private static String outcome(String word) {
        if (!word.isEmpty() && !OUTCOMES.contains(word)) {
            throw ApiProblem.badRequest(
                    "query_invalid", "outcome is \"" + word + "\": expected Done, Denied, Refused or Failed.");
        }
        return word;
    }

    private static Instant moment(HttpRequest<?> request, String name, Instant otherwise) {
        @Nullable String text = request.getParameters().get(name);
        try {
            return text == null ? otherwise : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ApiProblem.badRequest(
                    "query_invalid", name + " is \"" + text + "\": expected a moment such as 2026-11-24T08:00:00Z.");
        }
    }
}
