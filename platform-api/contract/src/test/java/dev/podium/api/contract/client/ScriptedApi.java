package dev.podium.api.contract.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An HTTP server on a free port whose answers a test writes; it keeps what it was asked. */
final class ScriptedApi implements AutoCloseable {
    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    record Request(
            String method,
            String target,
            @Nullable String authorization,
            @Nullable String ifMatch,
            @Nullable String lastEventId,
            String body) {}

    interface Script {
        void answer(Request request, HttpExchange exchange) throws IOException;
    }

    ScriptedApi(Script script) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                Request request = request(exchange);
                requests.add(request);
                script.answer(request, exchange);
            }
        });
        server.start();
    }

    PodiumClient client() {
        return PodiumClient.to(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
    }

    List<Request> requests() {
        return requests;
    }

    static void json(HttpExchange exchange, int status, String body) throws IOException {
        String type = status < 300 ? "application/json" : "application/problem+json";
        exchange.getResponseHeaders().set("Content-Type", type);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static void problem(HttpExchange exchange, int status, String code) throws IOException {
        json(
                exchange,
                status,
                "{\"type\":\"about:blank\",\"title\":\"No\",\"status\":%d,\"code\":\"%s\",\"detail\":\"because\"}"
                        .formatted(status, code));
    }

    static void events(HttpExchange exchange, String stream) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(stream.getBytes(StandardCharsets.UTF_8));
    }

    private static Request request(HttpExchange exchange) throws IOException {
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("If-Match"),
                exchange.getRequestHeaders().getFirst("Last-Event-ID"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
