package dev.podium.api.server.apps;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks again until what is to be has come, or a bounded time is over. */
final class Awaiting {
    private static final long PAUSE_MILLIS = 20;

    private Awaiting() {}

    static <T> T await(String what, Duration longest, Supplier<Optional<T>> look) {
        for (long left = longest.toMillis(); left > 0; left -= PAUSE_MILLIS) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            pause();
        }
        throw new AssertionError("did not see " + what + " within " + longest);
    }

    private static void pause() {
        try {
            boolean never = new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            assert !never;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
