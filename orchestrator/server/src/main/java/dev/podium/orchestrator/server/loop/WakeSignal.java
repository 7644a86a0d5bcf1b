package dev.podium.orchestrator.server.loop;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Whether there is something to look at. */
final class WakeSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean dirty = true;
    private boolean closed;

    void mark() {
        lock.lock();
        try {
            dirty = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What is marked from here on is new. */
    void clear() {
        lock.lock();
        try {
            dirty = false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something is marked or the time is over; without a time for as long as it takes. */
    void await(Optional<Duration> longest) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.map(Duration::toNanos).orElse(Long.MAX_VALUE);
            while (!dirty && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits the whole time whatever is marked; {@code false} when it was closed meanwhile. */
    boolean rest(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }
}
