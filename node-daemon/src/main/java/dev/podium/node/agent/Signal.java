package dev.podium.node.agent;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Something may have changed: wakes the one that waits, now or at its next wait. Many signals before a wait count as one. */
public final class Signal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition condition = lock.newCondition();
    private boolean raised;

    public void raise() {
        lock.lock();
        try {
            raised = true;
            condition.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the signal, at most so long. Returns whether it was raised. */
    public boolean await(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (!raised && left > 0) {
                left = condition.awaitNanos(left);
            }
            boolean was = raised;
            raised = false;
            return was;
        } finally {
            lock.unlock();
        }
    }
}
