package dev.podium.api.server.error;

import dev.podium.api.contract.resource.Problem.FieldError;
import dev.podium.tenants.access.Permission;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A refusal: thrown where it is found, answered as a problem. The detail is shown to the caller. */
public final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final String title;
    private final transient Extras extras;

    /** What some problems carry besides the common members. */
    record Extras(Optional<Permission> missingPermission, List<FieldError> errors, Optional<Duration> retryAfter) {
        static final Extras NONE = new Extras(Optional.empty(), List.of(), Optional.empty());
    }

    private ApiProblem(HttpStatus status, String code, String title, String detail, Extras extras) {
        super(detail);
        this.status = status;
        this.code = code;
        this.title = title;
        this.extras = extras;
    }

    /**
     * @param code stable, in snake case: {@code app_not_found}
     * @param title the same for every problem with this code
     * @param detail the value, what was expected and what to do
     */
    public static ApiProblem of(HttpStatus status, String code, String title, String detail) {
        return new ApiProblem(status, code, title, detail, Extras.NONE);
    }

    /** 404 that reads the same whether the thing does not exist or is not for the caller to see. */
    public static ApiProblem notFound(String kind, String name) {
        return of(
                HttpStatus.NOT_FOUND,
                kind.replace(' ', '_') + "_not_found",
                "There is no such " + kind,
                "There is no " + kind + " \"" + shorten(name)
                        + "\" that you may see. Check the name, or ask for access.");
    }

    public static ApiProblem conflict(String code, String title, String detail) {
        return of(HttpStatus.CONFLICT, code, title, detail);
    }

    public static ApiProblem badRequest(String code, String detail) {
        return of(HttpStatus.BAD_REQUEST, code, "The request is not valid", detail);
    }

    public static ApiProblem forbidden(Permission missing, String where) {
        return new ApiProblem(
                HttpStatus.FORBIDDEN,
                "permission_missing",
                "You may not do this",
                "This needs the permission \"" + missing + "\" on \"" + where
                        + "\", which none of your grants gives. Ask an administrator for a role that has it.",
                new Extras(Optional.of(missing), List.of(), Optional.empty()));
    }

    public static ApiProblem bodyInvalid(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String where = first.pointer().isEmpty() ? "the body" : first.pointer();
        String detail = errors.size() == 1
                ? where + ": " + first.message()
                : errors.size() + " mistakes in the body, the first at " + where + ": " + first.message();
        return new ApiProblem(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "body_invalid",
                "The body is not valid",
                detail,
                new Extras(Optional.empty(), List.copyOf(errors), Optional.empty()));
    }

    public static ApiProblem malformed(String message, int line, int column) {
        return badRequest(
                "json_malformed",
                "The body is not well-formed JSON at line " + line + ", column " + column + ": " + message);
    }

    public static ApiProblem tooManyRequests(String code, String detail, Duration retryAfter) {
        return new ApiProblem(
                HttpStatus.TOO_MANY_REQUESTS,
                code,
                "Too many requests",
                detail,
                new Extras(Optional.empty(), List.of(), Optional.of(retryAfter)));
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    Extras extras() {
        return extras;
    }

    private static String shorten(String name) {
        return name.length() <= 80 ? name : name.substring(0, 80) + "…";
    }
}
