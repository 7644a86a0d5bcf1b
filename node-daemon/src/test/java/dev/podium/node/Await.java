package dev.podium.node;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition with a bounded poll. */
public final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(10);

    private Await() {}

    /** A condition that may fail on the way. */
    public interface Condition {
        boolean holds() throws Exception;
    }

    /** Returns once the condition holds; fails naming {@code what} after 15 s. */
    public static void until(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + LIMIT.toSeconds() + " s in vain until " + what);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
