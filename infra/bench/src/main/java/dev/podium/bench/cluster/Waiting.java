package dev.podium.bench.cluster;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions, with a bound. */
final class Waiting {
    private static final long SHORT_NANOS = 200_000;
    private static final long LONG_NANOS = 50_000_000;

    private Waiting() {}

    /**
     * For conditions that cost nothing to look at.
     *
     * @throws IllegalStateException if it does not become true in time
     */
    static void until(String what, Duration longest, BooleanSupplier condition) {
        until(what, longest, SHORT_NANOS, condition);
    }

    /**
     * For conditions the server is asked about: not so often that the asking is what keeps it busy.
     *
     * @throws IllegalStateException if it does not become true in time
     */
    static void asking(String what, Duration longest, BooleanSupplier condition) {
        until(what, longest, LONG_NANOS, condition);
    }

    private static void until(String what, Duration longest, long pauseNanos, BooleanSupplier condition) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited " + longest.toSeconds() + " s in vain until " + what);
            }
            LockSupport.parkNanos(pauseNanos);
        }
    }
}
