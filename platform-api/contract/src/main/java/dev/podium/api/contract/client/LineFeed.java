package dev.podium.api.contract.client;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hands the lines of a response from the HTTP client's threads to the one thread that reads them, a bounded number at a time. */
final class LineFeed implements Flow.Subscriber<String> {
    private static final int AHEAD = 256;

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;

    /** What the reader gets to see. */
    sealed interface Signal {
        record Line(String text) implements Signal {}

        /** The response is complete; for an error answer it has the body. */
        record Finished(HttpResponse<byte[]> response) implements Signal {}

        record Failed(Throwable cause) implements Signal {}

        record Closed() implements Signal {}
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        newSubscription.request(AHEAD);
    }

    @Override
    public void onNext(String line) {
        signals.add(new Signal.Line(line));
    }

    @Override
    public void onError(Throwable cause) {
        signals.add(new Signal.Failed(cause));
    }

    /** The end is told by {@link #finished}, which knows the status too. */
    @Override
    public void onComplete() {}

    void finished(@Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {
        if (response != null) {
            signals.add(new Signal.Finished(response));
        } else if (failure != null) {
            signals.add(new Signal.Failed(failure));
        }
    }

    void close() {
        signals.add(new Signal.Closed());
        Flow.Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
    }

    /** The next signal, or null when nothing came for {@code longest}. */
    @Nullable
    Signal next(Duration longest) throws InterruptedException {
        Signal signal = signals.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        Flow.Subscription current = subscription;
        if (signal instanceof Signal.Line && current != null) {
            current.request(1);
        }
        return signal;
    }
}
