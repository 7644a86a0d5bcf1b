package dev.podium.api.contract.client;

import dev.podium.api.contract.resource.Problem;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Sends calls with the caller's token, renews it once when it is refused, and turns answers into values or {@link ApiException}s. */
final class Transport {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int SHOWN_OF_A_FOREIGN_ANSWER = 300;

    private final URI base;
    private final HttpClient http;
    private final ObjectMapper json;
    private final Credentials credentials;

    private Transport(URI base, HttpClient http, ObjectMapper json, Credentials credentials) {
        this.base = base;
        this.http = http;
        this.json = json;
        this.credentials = credentials;
    }

    static Transport to(URI base) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        // An empty list says something else than no list: write both.
        ObjectMapper json = ObjectMapper.create(Map.of("micronaut.serde.serialization.inclusion", "NON_NULL"));
        return new Transport(base, http, json, Credentials.none());
    }

    Transport as(Credentials other) {
        return new Transport(base, http, json, other);
    }

    <T> T send(Call call, Class<T> type) {
        return send(call, Argument.of(type));
    }

    <T> T send(Call call, Argument<T> type) {
        byte[] answer = exchange(call);
        return read(answer, type);
    }

    void send(Call call) {
        exchange(call);
    }

    <T> T read(byte[] content, Argument<T> type) {
        try {
            T value = json.readValue(content, type);
            if (value == null) {
                throw new IOException("expected " + type.getSimpleName() + ", got nothing");
            }
            return value;
        } catch (IOException e) {
            throw ApiException.unreachable(base + ": the answer is not what this client understands", e);
        }
    }

    /** Starts a stream; its lines go to {@code feed} as they arrive. An error answer completes the future with its body. */
    CompletableFuture<HttpResponse<byte[]>> stream(Call call, @Nullable String token, LineFeed feed) {
        HttpRequest request =
                request(call.header("Accept", "text/event-stream"), token).build();
        return http.sendAsync(
                request,
                head -> head.statusCode() == 200
                        ? HttpResponse.BodySubscribers.fromLineSubscriber(
                                feed, done -> new byte[0], StandardCharsets.UTF_8, null)
                        : HttpResponse.BodySubscribers.ofByteArray());
    }

    Credentials credentials() {
        return credentials;
    }

    URI base() {
        return base;
    }

    ApiException refusal(HttpResponse<byte[]> response) {
        Optional<Duration> retryAfter = response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
        return ApiException.of(problem(response), retryAfter);
    }

    private byte[] exchange(Call call) {
        String token = credentials.accessToken().orElse(null);
        HttpResponse<byte[]> response = once(call, token);
        if (response.statusCode() == 401 && token != null && credentials.renew(token)) {
            response = once(call, credentials.accessToken().orElse(null));
        }
        if (response.statusCode() >= 300) {
            throw refusal(response);
        }
        return response.body();
    }

    private HttpResponse<byte[]> once(Call call, @Nullable String token) {
        try {
            HttpRequest request = request(call, token).timeout(call.timeout()).build();
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw ApiException.unreachable(base.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.unreachable(base.toString(), e);
        }
    }

    private HttpRequest.Builder request(Call call, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.target()));
        request.setHeader("Accept", "application/json");
        call.headers().forEach(request::setHeader);
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        Object body = call.body();
        if (body == null) {
            return request.method(call.method(), HttpRequest.BodyPublishers.noBody());
        }
        if (!call.headers().containsKey("Content-Type")) {
            request.setHeader("Content-Type", "application/json");
        }
        return request.method(call.method(), HttpRequest.BodyPublishers.ofByteArray(written(body)));
    }

    private byte[] written(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + body, e);
        }
    }

    private Problem problem(HttpResponse<byte[]> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith("application/problem+json")) {
            return read(response.body(), Argument.of(Problem.class));
        }
        String text = new String(response.body(), StandardCharsets.UTF_8);
        String shown = text.substring(0, Math.min(SHOWN_OF_A_FOREIGN_ANSWER, text.length()));
        return new Problem(
                "about:blank",
                "Unexpected answer",
                response.statusCode(),
                "unexpected_answer",
                base + " answered " + response.statusCode() + " without saying why: " + shown,
                null,
                null,
                null,
                null);
    }
}
