package dev.podium.node.router;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that ask all the time, each on one kept connection, and write down every answer that is not 200. */
final class Load implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong answered = new AtomicLong();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    static Load on(RouterFixture fixture, String host, int clients) {
        Load load = new Load();
        for (int i = 0; i < clients; i++) {
            load.threads.add(Thread.ofVirtual().start(() -> load.ask(fixture, host)));
        }
        return load;
    }

    private void ask(RouterFixture fixture, String host) {
        try (Client client = fixture.client()) {
            while (!over.get()) {
                Client.Answer answer = client.get(host, "/");
                answered.incrementAndGet();
                if (answer.status() != 200) {
                    failures.add(answer.status() + ": " + answer.body());
                }
            }
        } catch (IOException e) {
            failures.add(e.toString());
        }
    }

    long answered() {
        return answered.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        over.set(true);
        threads.forEach(thread -> {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
