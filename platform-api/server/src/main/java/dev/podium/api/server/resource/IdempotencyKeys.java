package dev.podium.api.server.resource;

import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.resource.IdempotencyRows.IdempotencyRow;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Remembers for a day what requests that carried a key were answered. */
@Singleton
final class IdempotencyKeys {
    private static final Duration KEPT = Duration.ofDays(1);
    /** A first request that takes longer than this has died with its server. */
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(2);

    private final IdempotencyRows rows;
    private final Writes writes;
    private final InstantSource clock;

    IdempotencyKeys(IdempotencyRows rows, Writes writes, InstantSource clock) {
        this.rows = rows;
        this.writes = writes;
        this.clock = clock;
    }

    /** @param operation method and path with query */
    record Attempt(String caller, String key, String operation, String bodyHash) {}

    record Answered(int status, Optional<String> body, Optional<String> location) {}

    /**
     * Begins an attempt, or says what the first one was answered.
     *
     * @throws ApiProblem when the key was used for something else, or the first attempt is still under way
     */
    Optional<Answered> begin(Attempt attempt) {
        return writes.run(() -> {
            Instant now = clock.instant();
            rows.forgetOlder(now.minus(KEPT));
            Optional<IdempotencyRow> first = rows.find(attempt.caller(), attempt.key())
                    .filter(row -> row.status() != null
                            || row.createdAt().plus(LONGEST_REQUEST).isAfter(now));
            if (first.isPresent()) {
                return Optional.of(answered(first.get(), attempt));
            }
            rows.forget(attempt.caller(), attempt.key());
            rows.begin(attempt.caller(), attempt.key(), attempt.operation(), attempt.bodyHash(), now);
            return Optional.empty();
        });
    }

    /** A failure of the server is not remembered: trying again may help. */
    void end(Attempt attempt, Answered answered) {
        if (answered.status() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
            rows.forget(attempt.caller(), attempt.key());
            return;
        }
        rows.finish(
                attempt.caller(),
                attempt.key(),
                answered.status(),
                answered.body().orElse(null),
                answered.location().orElse(null));
    }

    private static Answered answered(IdempotencyRow row, Attempt attempt) {
        if (!row.operation().equals(attempt.operation()) || !row.bodyHash().equals(attempt.bodyHash())) {
            throw ApiProblem.of(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "idempotency_key_reused",
                    "The Idempotency-Key belongs to another request",
                    "The key \"" + attempt.key() + "\" was used for " + row.operation()
                            + (row.operation().equals(attempt.operation()) ? " with another body" : "")
                            + ". Use a new key for a new request.");
        }
        Integer status = row.status();
        if (status == null) {
            throw ApiProblem.conflict(
                    "idempotency_in_progress",
                    "The first request with this key is still being worked on",
                    "The request with the key \"" + attempt.key()
                            + "\" has not been answered yet. Repeat it in a moment.");
        }
        return new Answered(status, Optional.ofNullable(row.answer()), Optional.ofNullable(row.location()));
    }
}
