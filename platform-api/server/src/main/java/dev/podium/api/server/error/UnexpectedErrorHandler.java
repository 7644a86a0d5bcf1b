package dev.podium.api.server.error;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what nobody expected: the caller gets the request id, the log gets the cause. */
@Singleton
final class UnexpectedErrorHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {
    private static final Logger log = LoggerFactory.getLogger(UnexpectedErrorHandler.class);

    private final ProblemResponses responses;

    UnexpectedErrorHandler(ProblemResponses responses) {
        this.responses = responses;
    }

    @Override
    @SuppressWarnings("rawtypes") // The framework's interface has it so.
    public HttpResponse<?> handle(HttpRequest request, Throwable failure) {
        HttpRequest<?> typed = request;
        log.error(
                "{} {} failed unexpectedly, request {}",
                typed.getMethodName(),
                typed.getPath(),
                typed.getAttribute(RequestIds.ATTRIBUTE).orElse("without id"),
                failure);
        return responses.answer(typed, FrameworkProblems.internal(HttpStatus.INTERNAL_SERVER_ERROR));
    }
}
