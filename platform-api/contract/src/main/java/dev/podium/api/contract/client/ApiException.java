package dev.podium.api.contract.client;

import dev.podium.api.contract.resource.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The API refused or could not be reached. The message is fit to be shown to the person who asked; the problem has the details. */
public sealed class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private ApiException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** The typed exception for an error answer. */
    static ApiException of(Problem problem, Optional<Duration> retryAfter) {
        return switch (problem.status()) {
            case 401 -> new Unauthenticated(problem);
            case 403 -> new Forbidden(problem);
            case 404 -> new NotFound(problem);
            case 409 -> new Conflict(problem);
            case 410 -> new Gone(problem);
            case 412 -> new Stale(problem);
            case 429 -> new TooManyRequests(problem, retryAfter.orElse(Duration.ofSeconds(1)));
            case 502, 503, 504 -> new Unavailable(problem);
            default -> problem.status() >= 500 ? new ServerFailure(problem) : new Invalid(problem);
        };
    }

    static Unavailable unreachable(String where, Exception cause) {
        Problem problem = new Problem(
                "about:blank",
                "The API cannot be reached",
                503,
                "api_unreachable",
                "No answer from " + where + " (" + cause + "). Is the server running? Try again in a moment.",
                null,
                null,
                null,
                null);
        Unavailable unavailable = new Unavailable(problem);
        unavailable.initCause(cause);
        return unavailable;
    }

    public Problem problem() {
        return problem;
    }

    public int status() {
        return problem.status();
    }

    /** The stable code of the problem: {@code app_not_found}, {@code version_stale}. */
    public String code() {
        return problem.code();
    }

    /** What is wrong with single fields of the body; empty when the problem is of another kind. */
    public List<Problem.FieldError> errors() {
        List<Problem.FieldError> errors = problem.errors();
        return errors == null ? List.of() : errors;
    }

    /** 401: not signed in, or the session has ended. */
    public static final class Unauthenticated extends ApiException {
        private static final long serialVersionUID = 1L;

        private Unauthenticated(Problem problem) {
            super(problem);
        }
    }

    /** 403: signed in, but a permission is missing; the problem names it. */
    public static final class Forbidden extends ApiException {
        private static final long serialVersionUID = 1L;

        private Forbidden(Problem problem) {
            super(problem);
        }
    }

    /** 404: not there, or not for the caller to see. */
    public static final class NotFound extends ApiException {
        private static final long serialVersionUID = 1L;

        private NotFound(Problem problem) {
            super(problem);
        }
    }

    /** 409: the request contradicts what is there. */
    public static final class Conflict extends ApiException {
        private static final long serialVersionUID = 1L;

        private Conflict(Problem problem) {
            super(problem);
        }
    }

    /** 410: the cursor or the event to resume after is too old; start over. */
    public static final class Gone extends ApiException {
        private static final long serialVersionUID = 1L;

        private Gone(Problem problem) {
            super(problem);
        }
    }

    /** 412: somebody else changed it meanwhile; read it again. */
    public static final class Stale extends ApiException {
        private static final long serialVersionUID = 1L;

        private Stale(Problem problem) {
            super(problem);
        }
    }

    /** 429: wait as long as {@link #retryAfter} says. */
    public static final class TooManyRequests extends ApiException {
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        private TooManyRequests(Problem problem, Duration retryAfter) {
            super(problem);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** 400 and its kin: the request is wrong; {@link #errors} says where. */
    public static final class Invalid extends ApiException {
        private static final long serialVersionUID = 1L;

        private Invalid(Problem problem) {
            super(problem);
        }
    }

    /** No answer, or an answer that the server is not ready. */
    public static final class Unavailable extends ApiException {
        private static final long serialVersionUID = 1L;

        private Unavailable(Problem problem) {
            super(problem);
        }
    }

    /** 500: the server failed; its log has the request id of the problem. */
    public static final class ServerFailure extends ApiException {
        private static final long serialVersionUID = 1L;

        private ServerFailure(Problem problem) {
            super(problem);
        }
    }
}
