package dev.podium.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests to apps, as a visitor's browser makes them. */
final class Router {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final int port;

    Router(int port) {
        this.port = port;
    }

    HttpResponse<String> get(String host, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Host", host)
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int status(String host) {
        try {
            return get(host, "/").statusCode();
        } catch (UncheckedIOException e) {
            return -1;
        }
    }

    /** Asks {@code host} about 50 times a second until it is closed, and counts the answers by status; -1 is no answer. */
    Visitors visitors(String host) {
        return new Visitors(host);
    }

    final class Visitors implements AutoCloseable {
        private final ScheduledExecutorService executor =
                Executors.newScheduledThreadPool(4, Thread.ofPlatform().daemon().factory());
        private final ConcurrentHashMap<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();

        private Visitors(String host) {
            for (int i = 0; i < 4; i++) {
                var _ = executor.scheduleAtFixedRate(() -> count(status(host)), i * 20L, 80, TimeUnit.MILLISECONDS);
            }
        }

        private void count(int status) {
            answers.computeIfAbsent(status, s -> new AtomicInteger()).incrementAndGet();
        }

        int total() {
            return answers.values().stream().mapToInt(AtomicInteger::get).sum();
        }

        /** Requests that were not answered with 200. */
        int failed() {
            return total() - answers.getOrDefault(200, new AtomicInteger()).get();
        }

        void forget() {
            answers.clear();
        }

        @Override
        public void close() {
            executor.shutdown();
            try {
                if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
                    executor.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public String toString() {
            return answers.toString();
        }
    }
}
