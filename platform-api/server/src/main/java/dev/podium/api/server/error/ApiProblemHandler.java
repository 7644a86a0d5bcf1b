package dev.podium.api.server.error;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers the problems our own code throws. */
@Singleton
final class ApiProblemHandler implements ExceptionHandler<ApiProblem, HttpResponse<?>> {
    private final ProblemResponses responses;

    ApiProblemHandler(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    @SuppressWarnings("rawtypes") // The framework's interface has it so.
    public HttpResponse<?> handle(HttpRequest request, ApiProblem problem) {
        return responses.answer(request, problem);
    }
}
