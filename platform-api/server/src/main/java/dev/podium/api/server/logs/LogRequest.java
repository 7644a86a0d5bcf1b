package dev.podium.api.server.logs;

import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.manifest.DurationNotation;
import dev.podium.orchestrator.model.task.TaskId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of an app's logs somebody wants.
 *
 * @param tail of each instance
 * @param after only lines written later than this: what a client that comes back has not seen
 * @param task of this instance only
 */
record LogRequest(
        boolean follow, OptionalInt tail, Optional<Instant> since, Optional<Instant> after, Optional<TaskId> task) {
    private static final int MOST = 100_000;

    /** The query as it stands in the address. */
    record Query(
            @Nullable String follow,
            @Nullable String tail,
            @Nullable String since,
            @Nullable String task,
            @Nullable String lastSeen) {}

    /** @throws ApiProblem 400 {@code query_invalid} */
    static LogRequest of(Query query, Instant now) {
        Optional<Instant> after = Optional.ofNullable(query.lastSeen()).map(LogRequest::seen);
        return new LogRequest(
                flag(query.follow()),
                after.isPresent() ? OptionalInt.empty() : tail(query.tail()),
                after.isPresent() ? after : Optional.ofNullable(query.since()).map(text -> since(text, now)),
                after,
                Optional.ofNullable(query.task()).filter(id -> !id.isBlank()).map(TaskId::new));
    }

    private static boolean flag(@Nullable String text) {
        return switch (text) {
            case null -> false;
            case "false" -> false;
            case "true", "" -> true;
            default -> throw invalid("follow is \"" + text + "\": expected true or false.");
        };
    }

    private static OptionalInt tail(@Nullable String text) {
        if (text == null) {
            return OptionalInt.empty();
        }
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) > MOST) {
            throw invalid("tail is \"" + text + "\": expected a number of lines from 0 to " + MOST + ".");
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    /** A point in time, or how long ago. */
    private static Instant since(String text, Instant now) {
        try {
            return text.contains("T") ? Instant.parse(text) : now.minus(DurationNotation.parse(text));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw invalid("since is \"" + text
                    + "\": expected a time such as 2026-01-01T12:00:00Z, or how long ago, such as" + " 10m.");
        }
    }

    private static Instant seen(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw invalid("Last-Event-ID is \"" + text + "\": expected the id of an event of this stream.");
        }
    }

    private static ApiProblem invalid(String detail) {
        return ApiProblem.badRequest("query_invalid", detail);
    }
}
