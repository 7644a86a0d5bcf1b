package dev.podium.node.router;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.podium.orchestrator.model.routing.Endpoint;
import dev.podium.orchestrator.model.task.TaskId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A tiny app: answers with its name, the path and the headers it got. {@code /slow} waits until it is let go. */
final class App implements AutoCloseable {
    private static final AtomicInteger NEXT_ADDRESS = new AtomicInteger(10);

    final AtomicLong requests = new AtomicLong();
    final CountDownLatch slow = new CountDownLatch(1);
    private final String name;
    private final HttpServer server;
    private final InetSocketAddress at;

    private App(String name, int port) {
        this.name = name;
        int number = NEXT_ADDRESS.getAndIncrement();
        try {
            byte[] address = {127, 0, (byte) (1 + number / 200), (byte) (1 + number % 200)};
            this.at = new InetSocketAddress(InetAddress.getByAddress(address), port);
            this.server = HttpServer.create(at, 512);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Each app gets a loopback address of its own, as tasks have, so that all can use the same port. */
    static App start(String name, int port) {
        return new App(name, port);
    }

    Endpoint endpoint() {
        return new Endpoint(task(), at.getAddress().getHostAddress());
    }

    TaskId task() {
        return new TaskId(name);
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/slow")) {
                slow.await();
            }
            StringBuilder text = new StringBuilder(name + " " + exchange.getRequestURI() + "\n");
            exchange.getRequestHeaders()
                    .forEach((key, values) ->
                            text.append(key).append('=').append(values).append('\n'));
            byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gone at once, as a killed container is. */
    @Override
    public void close() {
        slow.countDown();
        server.stop(0);
    }
}
