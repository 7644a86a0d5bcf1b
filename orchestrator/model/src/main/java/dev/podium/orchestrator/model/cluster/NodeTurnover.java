package dev.podium.orchestrator.model.cluster;

import dev.podium.orchestrator.model.workload.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How old machines may get. One that is older is emptied, replacement first, so that it can be booted or set up anew.
 *
 * @param maxAge since the machine was booted
 * @param jitter by how much later at most; each node has its own share of it, so that a rack booted at once is not emptied at once
 * @param maxUnavailable how many nodes may be out at the same time; nodes that are out for another reason count
 * @param windows when nodes may be emptied; always when there are none
 */
public record NodeTurnover(Duration maxAge, Duration jitter, int maxUnavailable, List<Window> windows) {
    public static final Duration LEAST_AGE = Duration.ofMinutes(10);

    public NodeTurnover {
        windows = List.copyOf(windows);
        if (maxAge.compareTo(LEAST_AGE) < 0 || jitter.isNegative() || maxUnavailable < 1) {
            throw new IllegalArgumentException("a node turnover with maximum age " + maxAge + ", jitter " + jitter
                    + " and " + maxUnavailable + " nodes out at once is not valid: expected an age of at least "
                    + LEAST_AGE + ", a jitter of zero or more and at least one node");
        }
    }

    /** Whether nodes may be emptied now. */
    public boolean open(Instant now) {
        return windows.isEmpty() || windows.stream().anyMatch(window -> window.open(now));
    }

    /** Opens at each moment of the schedule, for a while. */
    public record Window(Schedule opens, Duration length) {
        public Window {
            if (!length.isPositive()) {
                throw new IllegalArgumentException(
                        "a window of " + length + " is never open: expected a time above zero");
            }
        }

        public boolean open(Instant now) {
            return opens.latest(now.minus(length), now).isPresent();
        }

        /** When it closes, or if it is closed opens, next; empty when it never opens again. */
        public Optional<Instant> turns(Instant now) {
            return opens.latest(now.minus(length), now)
                    .map(opened -> opened.plus(length))
                    .or(() -> opens.next(now));
        }
    }
}
