package dev.podium.api.contract.client;

import dev.podium.api.contract.client.LineFeed.Signal;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream of server-sent events on a virtual thread of its own, which connects again after a loss and resumes after the last
 * event it saw. A connection that stays silent longer than the server's heartbeats allow counts as lost.
 */
final class EventStream implements Watch {
    private static final Logger log = LoggerFactory.getLogger(EventStream.class);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(45);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Transport transport;
    private final Call call;
    private final Handler handler;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean ended;
    private volatile @Nullable LineFeed feed;
    private @Nullable String lastId;
    private Duration pause = FIRST_PAUSE;

    /** Called on the stream's thread, one call at a time. */
    interface Handler {
        /** @return whether more is expected */
        boolean event(ServerSentEvent event);

        /** The server no longer knows where the stream was: it begins anew. */
        void reset();

        /** @param forGood whether the stream has ended with this */
        void interrupted(ApiException why, boolean forGood);
    }

    private EventStream(Transport transport, Call call, Handler handler) {
        this.transport = transport;
        this.call = call;
        this.handler = handler;
    }

    static EventStream open(Transport transport, Call call, Handler handler) {
        EventStream stream = new EventStream(transport, call, handler);
        Thread.ofVirtual().name("podium-stream " + call.path()).start(stream::run);
        return stream;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        closed.countDown();
        LineFeed current = feed;
        if (current != null) {
            current.close();
        }
    }

    private void run() {
        try {
            while (running() && connectOnce()) {
                closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("The receiver of {} failed; the stream ends", call.path(), e);
        } finally {
            ended = true;
        }
    }

    private boolean running() {
        return closed.getCount() > 0;
    }

    /** @return whether to connect again */
    private boolean connectOnce() throws InterruptedException {
        try {
            return read(transport.credentials().accessToken().orElse(null));
        } catch (ApiException.Gone e) {
            lastId = null;
            handler.reset();
            return true;
        } catch (ApiException.Unavailable | ApiException.ServerFailure | ApiException.TooManyRequests e) {
            if (running()) {
                handler.interrupted(e, false);
            }
            return true;
        } catch (ApiException e) {
            handler.interrupted(e, true);
            return false;
        }
    }

    private boolean read(@Nullable String token) throws InterruptedException {
        LineFeed current = new LineFeed();
        feed = current;
        String resume = lastId;
        CompletableFuture<HttpResponse<byte[]>> answer =
                transport.stream(resume == null ? call : call.header("Last-Event-ID", resume), token, current);
        var _ = answer.whenComplete(current::finished);
        try {
            return running() && deliver(current, token);
        } finally {
            current.close();
            answer.cancel(true);
        }
    }

    private boolean deliver(LineFeed lines, @Nullable String token) throws InterruptedException {
        ServerSentEvent.Parser parser = new ServerSentEvent.Parser();
        while (true) {
            switch (lines.next(LONGEST_SILENCE)) {
                case Signal.Line line -> {
                    ServerSentEvent event = parser.line(line.text()).orElse(null);
                    if (event != null && !accept(event)) {
                        return false;
                    }
                }
                case Signal.Finished finished -> {
                    return afterEnd(finished.response(), token);
                }
                case Signal.Failed failed ->
                    throw ApiException.unreachable(transport.base().toString(), new IOException(failed.cause()));
                case Signal.Closed _ -> {
                    return false;
                }
                case null ->
                    throw ApiException.unreachable(
                            transport.base().toString(), new IOException("silent for " + LONGEST_SILENCE));
            }
        }
    }

    private boolean accept(ServerSentEvent event) {
        pause = FIRST_PAUSE;
        if (event.id() != null) {
            lastId = event.id();
        }
        return handler.event(event);
    }

    private boolean afterEnd(HttpResponse<byte[]> response, @Nullable String token) {
        if (response.statusCode() == 200) {
            return true;
        }
        if (response.statusCode() == 401
                && token != null
                && transport.credentials().renew(token)) {
            pause = FIRST_PAUSE;
            return true;
        }
        throw transport.refusal(response);
    }
}
