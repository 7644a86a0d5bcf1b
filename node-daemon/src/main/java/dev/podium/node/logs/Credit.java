package dev.podium.node.logs;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many more lines the server takes. */
final class Credit {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int left;
    private boolean closed;

    /** Waits until there is some and takes at most so much; zero once closed. */
    int take(int atMost) throws InterruptedException {
        lock.lock();
        try {
            while (left == 0 && !closed) {
                changed.await();
            }
            int taken = closed ? 0 : Math.min(left, atMost);
            left -= taken;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    void giveBack(int more) {
        lock.lock();
        try {
            left += more;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits so long, or until closed. */
    void pause(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
            while (nanos > 0 && !closed) {
                nanos = changed.awaitNanos(nanos);
            }
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

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }
}
