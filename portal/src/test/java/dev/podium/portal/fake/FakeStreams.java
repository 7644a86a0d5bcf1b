package dev.podium.portal.fake;

import com.sun.net.httpserver.HttpExchange;
import dev.podium.api.contract.app.LogLine;
import dev.podium.api.contract.resource.Deleted;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.contract.task.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists, either at once or as server-sent events, and logs. */
final class FakeStreams {
    private static final List<String> LINES = List.of(
            "GET /products?page=%d 200 12ms",
            "cache warmed in %d ms",
            "WARN slow query (%d ms): select * from orders where customer_id = ?",
            "{\"level\":\"info\",\"msg\":\"checkout done\",\"items\":%d}",
            "GET /healthz 200 1ms #%d");

    private final AtomicInteger open = new AtomicInteger();

    int open() {
        return open.get();
    }

    <T> Object send(HttpExchange exchange, FakeTopic<T> topic, Predicate<T> wanted) throws IOException {
        if (!"text/event-stream".equals(exchange.getRequestHeaders().getFirst("Accept"))) {
            return new Page<>(topic.where(wanted), null);
        }
        BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        Runnable stop = topic.watch(new FakeTopic.Watcher<>() {
            @Override
            public void put(T item) {
                if (wanted.test(item)) {
                    queue.add(event("put", json(item)));
                }
            }

            @Override
            public void gone(Deleted item) {
                queue.add(event("deleted", json(item)));
            }

            @Override
            public void synced() {
                queue.add(event("synced", "{}"));
            }
        });
        try {
            drain(exchange, queue);
        } finally {
            stop.run();
        }
        return new FakeResources.Streamed();
    }

    Object logs(HttpExchange exchange, FakeCluster cluster, String namespace, String app) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        boolean follow = query.contains("follow=true");
        BlockingQueue<String> queue = new LinkedBlockingQueue<>();
        int number = 0;
        for (; number < 60; number++) {
            write(queue, cluster, namespace, app, number);
        }
        if (!follow) {
            queue.add(event("end", "{}"));
            drain(exchange, queue);
            return new FakeResources.Streamed();
        }
        Thread writer = Thread.ofVirtual().start(new Writer(queue, cluster, namespace, app));
        try {
            drain(exchange, queue);
        } finally {
            writer.interrupt();
        }
        return new FakeResources.Streamed();
    }

    private static void write(
            BlockingQueue<String> queue, FakeCluster cluster, String namespace, String app, int number) {
        List<Task> tasks = cluster.tasks.where(
                t -> t.namespace().equals(namespace) && t.app().equals(app));
        if (!tasks.isEmpty()) {
            Task task = tasks.get(number % tasks.size());
            String text = LINES.get(number % LINES.size()).formatted(number);
            queue.add(event(
                    "log",
                    json(new LogLine(
                            task.id(),
                            task.slot(),
                            task.node(),
                            FakeCluster.now(),
                            text.startsWith("WARN") ? "stderr" : "stdout",
                            text))));
        }
    }

    private record Writer(BlockingQueue<String> queue, FakeCluster cluster, String namespace, String app)
            implements Runnable {
        @Override
        public void run() {
            try {
                for (int number = 60; ; number++) {
                    TimeUnit.MILLISECONDS.sleep(300);
                    write(queue, cluster, namespace, app, number);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void drain(HttpExchange exchange, BlockingQueue<String> queue) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        open.incrementAndGet();
        try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
                String next = queue.poll(250, TimeUnit.MILLISECONDS);
                out.write((next == null ? ": beat\n\n" : next).getBytes(StandardCharsets.UTF_8));
                out.flush();
                if (next != null && next.startsWith("event: end")) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.decrementAndGet();
        }
    }

    private static String event(String type, String data) {
        return "event: " + type + "\ndata: " + data + "\n\n";
    }

    private static String json(@Nullable Object value) {
        try {
            return FakeJson.JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
