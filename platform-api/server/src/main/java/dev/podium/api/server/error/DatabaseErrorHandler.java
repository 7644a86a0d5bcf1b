package dev.podium.api.server.error;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what the database refuses: two writers at the same moment are no failure of the server. */
@Singleton
final class DatabaseErrorHandler implements ExceptionHandler<DataAccessException, HttpResponse<?>> {
    private static final Logger log = LoggerFactory.getLogger(DatabaseErrorHandler.class);
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";
    private static final String DISK_FULL = "53100";

    private final ProblemResponses responses;
    private final UnexpectedErrorHandler unexpected;

    DatabaseErrorHandler(ProblemResponses responses, UnexpectedErrorHandler unexpected) {
        this.responses = responses;
        this.unexpected = unexpected;
    }

    @Override
    @SuppressWarnings("rawtypes") // The framework's interface has it so.
    public HttpResponse<?> handle(HttpRequest request, DataAccessException failure) {
        HttpRequest<?> typed = request;
        if (diskFull(failure)) {
            log.error(
                    "The disk of the database is full; {} {} was not done",
                    typed.getMethodName(),
                    typed.getPath(),
                    failure);
            return responses.answer(typed, noRoom());
        }
        String state = sqlState(failure);
        return switch (state) {
            case UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION, SERIALIZATION_FAILURE, DEADLOCK ->
                responses.answer(typed, conflict());
            default -> state.startsWith("08") ? responses.answer(typed, away()) : unexpected.handle(typed, failure);
        };
    }

    private static ApiProblem conflict() {
        return ApiProblem.conflict(
                "concurrent_write",
                "Somebody else wrote at the same moment",
                "Another request created, changed or removed something this one depends on. Nothing was written;"
                        + " read again, then repeat.");
    }

    private static ApiProblem away() {
        return ApiProblem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "database_away",
                "The database cannot be reached",
                "The server has no connection to its database. Nothing was written; try again in a moment.");
    }

    private static ApiProblem noRoom() {
        return ApiProblem.of(
                HttpStatus.INSUFFICIENT_STORAGE,
                "storage_full",
                "The server's disk is full",
                "The database has no room to write. Nothing was written; an operator must free space on the server's disk.");
    }

    private static boolean diskFull(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> (cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState()))
                        || String.valueOf(cause.getMessage()).contains("No space left on device"));
    }

    private static String sqlState(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
