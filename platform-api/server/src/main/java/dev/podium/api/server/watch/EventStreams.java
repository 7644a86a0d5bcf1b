package dev.podium.api.server.watch;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.sse.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;

/** Turns feeds into answers of type {@code text/event-stream}. */
@Singleton
public final class EventStreams {
    /** Holds for requests that ask for a stream by name: others get the list, though they may accept anything. */
    public static final String ASKED_FOR = "#{ctx[dev.podium.api.server.watch.EventStreams].askedFor(request)}";

    /** A stream ends before its caller's permissions may be much out of date; clients come back by themselves. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final InstantSource clock;

    EventStreams(InstantSource clock) {
        this.clock = clock;
    }

    public boolean askedFor(HttpRequest<?> request) {
        String accept = request.getHeaders().get(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM);
    }

    /** @param open called when the client begins to listen */
    public Publisher<Event<Object>> of(Supplier<? extends Feed> open) {
        return subscriber -> {
            Stream stream = new Stream(subscriber, open, clock, clock.instant().plus(LONGEST));
            subscriber.onSubscribe(stream);
            stream.start();
        };
    }
}
