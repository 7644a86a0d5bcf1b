package dev.podium.api.server.watch;

import io.micronaut.http.sse.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection: a virtual thread that asks the feed for the next message whenever the connection takes one. */
final class Stream implements Subscription {
    private static final Logger log = LoggerFactory.getLogger(Stream.class);

    /** Proxies close connections that stay silent for longer. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final int MOST_DEMAND = 1 << 20;

    private final Subscriber<? super Event<Object>> client;
    private final Supplier<? extends Feed> open;
    private final InstantSource clock;
    private final Instant until;
    private final Semaphore demand = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("podium-stream").unstarted(this::run);

    Stream(
            Subscriber<? super Event<Object>> client,
            Supplier<? extends Feed> open,
            InstantSource clock,
            Instant until) {
        this.client = client;
        this.open = open;
        this.clock = clock;
        this.until = until;
    }

    void start() {
        thread.start();
    }

    @Override
    public void request(long count) {
        demand.release((int) Math.min(count, Math.max(1, MOST_DEMAND - demand.availablePermits())));
    }

    @Override
    public void cancel() {
        thread.interrupt();
    }

    private void run() {
        try (Feed feed = open.get()) {
            boolean more = true;
            while (more) {
                demand.acquire();
                more = clock.instant().isBefore(until) && advance(feed);
            }
        } catch (InterruptedException e) {
            log.debug("A client has gone away");
        } catch (RuntimeException e) {
            log.error("A stream failed", e);
            client.onError(e);
            return;
        }
        client.onComplete();
    }

    private boolean advance(Feed feed) throws InterruptedException {
        return switch (feed.next(HEARTBEAT)) {
            case Feed.Next.Told(var message) -> tell(message);
            case Feed.Next.Quiet _ -> tell(Message.heartbeat());
            case Feed.Next.Over _ -> false;
        };
    }

    private boolean tell(Message message) {
        client.onNext(message.event());
        return true;
    }
}
