package dev.podium.api.server.logs;

import dev.podium.api.contract.app.LogLine;
import dev.podium.orchestrator.model.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Puts the lines of several logs into one order.
 *
 * <p>As long as every log that has not ended has a line waiting, the oldest of them is next. A log that has nothing to say cannot be
 * waited for for ever, so a line goes out at the latest when it has waited for {@link #PATIENCE}. A log whose reader is ahead waits.
 */
final class LogMerge {
    static final Duration PATIENCE = Duration.ofMillis(250);

    private static final int AHEAD = 1_000;

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<TaskId, Deque<Waiting>> open = new LinkedHashMap<>();
    private final Map<TaskId, Deque<Waiting>> ended = new LinkedHashMap<>();
    private final Deque<String> notices = new ArrayDeque<>();
    private boolean staying;
    private boolean nudged;
    private boolean closed;

    private record Waiting(LogLine line, Instant arrived) {}

    /** What comes next. */
    sealed interface Next {
        record Line(LogLine line) implements Next {}

        record Notice(String text) implements Next {}

        /** Nothing in time, or somebody asked to look around. */
        record Nothing() implements Next {}

        /** No log is open, every line is out, and nothing is to come. */
        record Drained() implements Next {}

        record Closed() implements Next {}
    }

    LogMerge(InstantSource clock) {
        this.clock = clock;
    }

    void begin(TaskId task) {
        locked(() -> {
            Deque<Waiting> earlier = ended.remove(task);
            open.put(task, earlier == null ? new ArrayDeque<>() : earlier);
        });
    }

    /** Waits while the log is too far ahead of the reader. */
    void add(TaskId task, LogLine line) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Deque<Waiting> lines = open.get(task);
            while (lines != null && lines.size() >= AHEAD && !closed) {
                changed.await();
            }
            if (lines != null) {
                lines.add(new Waiting(line, clock.instant()));
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void end(TaskId task) {
        locked(() -> {
            Deque<Waiting> lines = open.remove(task);
            if (lines != null && !lines.isEmpty()) {
                ended.put(task, lines);
            }
        });
    }

    void notice(String text) {
        locked(() -> notices.add(text));
    }

    /** Whether more logs may begin after all have ended. */
    void stay(boolean stay) {
        locked(() -> staying = stay);
    }

    /** Makes {@link #next} return to its caller. */
    void nudge() {
        locked(() -> nudged = true);
    }

    void close() {
        locked(() -> closed = true);
    }

    Next next(Duration longest) throws InterruptedException {
        Instant until = clock.instant().plus(longest);
        lock.lockInterruptibly();
        try {
            while (true) {
                Optional<Next> now = now();
                if (now.isPresent()) {
                    changed.signalAll();
                    return now.get();
                }
                Instant wake = oldest().map(w -> w.arrived().plus(PATIENCE))
                        .filter(until::isAfter)
                        .orElse(until);
                long left = Duration.between(clock.instant(), wake).toNanos();
                if (left > 0) {
                    long _ = changed.awaitNanos(left);
                } else if (!clock.instant().isBefore(until)) {
                    return new Next.Nothing();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private Optional<Next> now() {
        if (closed) {
            return Optional.of(new Next.Closed());
        }
        if (nudged) {
            nudged = false;
            return Optional.of(new Next.Nothing());
        }
        if (!notices.isEmpty()) {
            return Optional.of(new Next.Notice(notices.remove()));
        }
        Optional<Waiting> oldest = oldest();
        if (oldest.isEmpty()) {
            return open.isEmpty() && !staying ? Optional.of(new Next.Drained()) : Optional.empty();
        }
        boolean complete = open.values().stream().noneMatch(Deque::isEmpty);
        boolean patient = clock.instant().isBefore(oldest.get().arrived().plus(PATIENCE));
        return complete || !patient ? Optional.of(new Next.Line(take(oldest.get()))) : Optional.empty();
    }

    private Optional<Waiting> oldest() {
        return java.util.stream.Stream.concat(open.values().stream(), ended.values().stream())
                .flatMap(lines -> Optional.ofNullable(lines.peek()).stream())
                .min(Comparator.comparing(waiting -> waiting.line().time()));
    }

    private LogLine take(Waiting waiting) {
        open.values().stream()
                .filter(lines -> waiting.equals(lines.peek()))
                .findFirst()
                .or(() -> ended.values().stream()
                        .filter(lines -> waiting.equals(lines.peek()))
                        .findFirst())
                .ifPresent(Deque::remove);
        ended.values().removeIf(Deque::isEmpty);
        return waiting.line();
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
