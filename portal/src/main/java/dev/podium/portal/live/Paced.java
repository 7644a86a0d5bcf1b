package dev.podium.portal.live;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs an action soon after it is asked for, once for all requests that come until then. So a page is pushed at most every
 * {@link #SPACING}, however busy the cluster.
 */
public final class Paced implements Runnable {
    private static final Duration SPACING = Duration.ofMillis(80);
    private static final Executor LATER = CompletableFuture.delayedExecutor(
            SPACING.toMillis(),
            TimeUnit.MILLISECONDS,
            task -> Thread.ofVirtual().name("portal-push").start(task));

    private final AtomicBoolean pending = new AtomicBoolean();
    private final Runnable action;

    public Paced(Runnable action) {
        this.action = action;
    }

    @Override
    public void run() {
        if (pending.compareAndSet(false, true)) {
            LATER.execute(() -> {
                pending.set(false);
                action.run();
            });
        }
    }
}
