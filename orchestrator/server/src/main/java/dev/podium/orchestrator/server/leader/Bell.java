package dev.podium.orchestrator.server.leader;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Waits that can be cut short: each for a reason of its own, and all of them for good. */
final class Bell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private boolean all;

    /** One reason to stop waiting. */
    final class Ring {
        private boolean mine;

        void ring() {
            lock.lock();
            try {
                mine = true;
                rung.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /** Whether this ring came. */
        boolean rung() {
            lock.lock();
            try {
                return mine;
            } finally {
                lock.unlock();
            }
        }

        /** Waits for this ring or for {@link Bell#ring}, at most so long; whether one of them came. */
        boolean awaited(Duration longest) {
            long left = longest.toNanos();
            lock.lock();
            try {
                while (!mine && !all && left > 0) {
                    left = rung.awaitNanos(left);
                }
                return mine || all;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            } finally {
                lock.unlock();
            }
        }
    }

    Ring fresh() {
        return new Ring();
    }

    void ring() {
        lock.lock();
        try {
            all = true;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void await(Duration longest) {
        boolean _ = fresh().awaited(longest);
    }
}
