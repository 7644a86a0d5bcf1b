package dev.podium.orchestrator.testkit.store;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for something that happens on another thread. */
public final class Eventually {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration BETWEEN = Duration.ofMillis(5);

    private Eventually() {}

    /** Returns as soon as the condition holds; fails when it does not within ten seconds. */
    public static void eventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("did not happen within %s: %s", LONGEST, what);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    /** Returns as soon as nothing in {@code assertions} fails; fails as they do when that is not within ten seconds. */
    public static void eventually(Runnable assertions) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                assertions.run();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        }
    }
}
