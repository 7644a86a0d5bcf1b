package dev.podium.api.server.resource;

import dev.podium.api.server.access.Callers;
import dev.podium.api.server.access.Guarded;
import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.resource.IdempotencyKeys.Answered;
import dev.podium.api.server.resource.IdempotencyKeys.Attempt;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers a repeated POST that carries an {@code Idempotency-Key} with what the first one was answered. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(IdempotencyFilter.ORDER)
final class IdempotencyFilter {
    /** After access has been decided. */
    static final int ORDER = 100;

    private static final String HEADER = "Idempotency-Key";
    private static final String ATTRIBUTE = "podium.idempotent-attempt";
    private static final String REPLAYED = "Idempotent-Replayed";
    private static final int LONGEST_KEY = 200;

    private final IdempotencyKeys keys;
    private final JsonMapper mapper;

    IdempotencyFilter(IdempotencyKeys keys, JsonMapper mapper) {
        this.keys = keys;
        this.mapper = mapper;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> begin(HttpRequest<?> request) {
        String key = request.getHeaders().get(HEADER);
        if (key == null || request.getMethod() != HttpMethod.POST || !guarded(request)) {
            return null;
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw ApiProblem.badRequest(
                    "header_invalid",
                    HEADER + " has " + key.length() + " characters: expected 1 to " + LONGEST_KEY
                            + ", for example a UUID.");
        }
        Attempt attempt = new Attempt(Callers.of(request).user(), key, "POST " + request.getUri(), hash(request));
        Optional<Answered> first = keys.begin(attempt);
        if (first.isEmpty()) {
            request.setAttribute(ATTRIBUTE, attempt);
        }
        return first.map(IdempotencyFilter::replay).orElse(null);
    }

    @ResponseFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) throws IOException {
        Attempt attempt = request.getAttribute(ATTRIBUTE, Attempt.class).orElse(null);
        if (attempt == null) {
            return;
        }
        keys.end(
                attempt,
                new Answered(
                        response.code(),
                        kept(response),
                        Optional.ofNullable(response.getHeaders().get(HttpHeaders.LOCATION))));
    }

    /** An answer that must not be stored, because it has a secret, is not stored here either. */
    private Optional<String> kept(MutableHttpResponse<?> response) throws IOException {
        Object body = response.body();
        boolean secret = "no-store".equals(response.getHeaders().get(HttpHeaders.CACHE_CONTROL));
        return body == null || secret ? Optional.empty() : Optional.of(mapper.writeValueAsString(body));
    }

    private static boolean guarded(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .filter(route -> route.getAnnotationMetadata().hasAnnotation(Guarded.class))
                .isPresent();
    }

    private static HttpResponse<?> replay(Answered answered) {
        MutableHttpResponse<String> response = HttpResponse.<String>status(HttpStatus.valueOf(answered.status()))
                .header(REPLAYED, "true");
        answered.location().ifPresent(location -> response.header(HttpHeaders.LOCATION, location));
        answered.body()
                .ifPresent(body -> response.body(body)
                        .contentType(
                                answered.status() < HttpStatus.BAD_REQUEST.getCode()
                                        ? MediaType.APPLICATION_JSON_TYPE
                                        : MediaType.of("application/problem+json")));
        return response;
    }

    private static String hash(HttpRequest<?> request) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body(request)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A copy; the operation still reads its own. */
    private static byte[] body(HttpRequest<?> request) {
        if (!(request instanceof ServerHttpRequest<?> server)) {
            return new byte[0];
        }
        try (CloseableByteBody copy = server.byteBody().split(SplitBackpressureMode.FASTEST)) {
            return copy.buffer().join().toByteArray();
        }
    }
}
