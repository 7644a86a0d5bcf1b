package dev.podium.node.probe;

import java.time.Duration;

/**
 * The pauses between questions to a task that has not said yes yet: short at first and doubling up to the probe's own, so that
 * an app that is up in 80 ms is ready in little more.
 */
final class Pace {
    private static final Duration FIRST = Duration.ofMillis(50);

    private final Duration every;
    private Duration next;

    Pace(Duration every) {
        this.every = every;
        this.next = shorter(FIRST, every);
    }

    Duration next() {
        Duration pause = next;
        next = shorter(next.multipliedBy(2), every);
        return pause;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
