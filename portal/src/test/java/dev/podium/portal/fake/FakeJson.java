package dev.podium.portal.fake;

import com.sun.net.httpserver.HttpExchange;
import dev.podium.api.contract.resource.Problem;
import dev.podium.api.contract.resource.Write;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** Reads and writes bodies. */
final class FakeJson {
    static final ObjectMapper JSON = ObjectMapper.create(Map.of("micronaut.serde.serialization.inclusion", "NON_NULL"));

    private FakeJson() {}

    static <T> T read(HttpExchange exchange, Class<T> type) throws IOException {
        return Objects.requireNonNull(JSON.readValue(exchange.getRequestBody(), type));
    }

    /** The spec of a body in the shape a GET answers with. */
    static <S> S readSpec(HttpExchange exchange, Class<S> type) throws IOException {
        @SuppressWarnings("unchecked")
        Argument<Write<S>> write = (Argument<Write<S>>) (Argument<?>) Argument.of(Write.class, type);
        return Objects.requireNonNull(JSON.readValue(exchange.getRequestBody(), write))
                .spec();
    }

    /** Sends an answer, unless it has been sent already. */
    static void send(HttpExchange exchange, Object body) throws IOException {
        if (body instanceof FakeResources.Streamed) {
            return;
        }
        int status = body instanceof Problem problem ? problem.status() : 200;
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders()
                .set("Content-Type", status < 400 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
