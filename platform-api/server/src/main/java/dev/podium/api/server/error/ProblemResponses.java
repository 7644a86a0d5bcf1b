package dev.podium.api.server.error;

import dev.podium.api.contract.resource.Problem;
import dev.podium.api.contract.resource.Problem.FieldError;
import dev.podium.api.server.error.ApiProblem.Extras;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes problems: those the API throws, and those the framework finds itself (no route, wrong method, too large …). */
@Singleton
public final class ProblemResponses implements ErrorResponseProcessor<Problem> {
    private static final MediaType PROBLEM = MediaType.of("application/problem+json");

    public MutableHttpResponse<Problem> answer(HttpRequest<?> request, ApiProblem problem) {
        Extras extras = problem.extras();
        MutableHttpResponse<Problem> response = HttpResponse.<Problem>status(problem.status())
                .contentType(PROBLEM)
                .body(problem(request, problem, extras));
        extras.retryAfter()
                .ifPresent(after -> response.header(HttpHeaders.RETRY_AFTER, Long.toString(after.toSeconds())));
        if (problem.status().getCode() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"" + problem.code() + "\"");
        }
        return response;
    }

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> base) {
        String message = context.getErrors().isEmpty()
                ? ""
                : context.getErrors().getFirst().getMessage();
        ApiProblem problem = FrameworkProblems.of(context.getRequest(), base, message);
        return base.body(problem(context.getRequest(), problem, problem.extras()))
                .contentType(PROBLEM);
    }

    private static Problem problem(HttpRequest<?> request, ApiProblem problem, Extras extras) {
        List<FieldError> errors = extras.errors();
        return new Problem(
                "urn:podium:problem:" + problem.code(),
                problem.title(),
                problem.status().getCode(),
                problem.code(),
                problem.detail(),
                request.getPath(),
                requestId(request),
                extras.missingPermission().map(Object::toString).orElse(null),
                errors.isEmpty() ? null : errors);
    }

    private static @Nullable String requestId(HttpRequest<?> request) {
        return request.getAttribute(RequestIds.ATTRIBUTE, String.class).orElse(null);
    }
}
