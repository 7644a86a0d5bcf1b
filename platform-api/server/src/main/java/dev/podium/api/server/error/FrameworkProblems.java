package dev.podium.api.server.error;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;

/** Words for what the framework refuses before, or instead of, an operation of ours. */
final class FrameworkProblems {
    private FrameworkProblems() {}

    static ApiProblem of(HttpRequest<?> request, HttpResponse<?> response, String message) {
        HttpStatus status = response.status();
        String asked = request.getMethodName() + " " + request.getPath();
        return switch (status) {
            case NOT_FOUND ->
                ApiProblem.of(
                        status,
                        "path_not_found",
                        "There is nothing here",
                        asked + ": the API has no such path. /docs lists those it has.");
            case METHOD_NOT_ALLOWED ->
                ApiProblem.of(
                        status,
                        "method_not_allowed",
                        "This path does not know the method",
                        asked + " is not possible: expected one of "
                                + response.getHeaders()
                                        .findFirst(HttpHeaders.ALLOW)
                                        .orElse("those /docs lists") + ".");
            case NOT_ACCEPTABLE ->
                ApiProblem.of(
                        status,
                        "not_acceptable",
                        "The answer does not come in this form",
                        asked + " cannot be answered as \""
                                + request.getHeaders()
                                        .findFirst(HttpHeaders.ACCEPT)
                                        .orElse("")
                                + "\". Ask for application/json.");
            case UNSUPPORTED_MEDIA_TYPE ->
                ApiProblem.of(
                        status,
                        "unsupported_media_type",
                        "The body is in a form the API does not read",
                        "Content-Type is \""
                                + request.getHeaders()
                                        .findFirst(HttpHeaders.CONTENT_TYPE)
                                        .orElse("absent")
                                + "\": expected application/json, and application/merge-patch+json for PATCH.");
            case REQUEST_ENTITY_TOO_LARGE ->
                ApiProblem.of(
                        status,
                        "body_too_large",
                        "The body is too large",
                        message + ". A body may have at most 1 MiB.");
            default -> other(status, message);
        };
    }

    private static ApiProblem other(HttpStatus status, String message) {
        if (status.getCode() >= 500) {
            return internal(status);
        }
        String detail = message.isEmpty() ? status.getReason() : message;
        return ApiProblem.of(status, "request_invalid", "The request is not valid", detail);
    }

    /** Tells nothing of the inside: the log has it, under the request id. */
    static ApiProblem internal(HttpStatus status) {
        return ApiProblem.of(
                status,
                "internal_error",
                "The server failed",
                "Something went wrong that is not your fault. Try again; if it persists, give the request id to an operator,"
                        + " who finds the cause under it in the server's log.");
    }
}
