package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.Lease;
import dev.podium.orchestrator.store.StoreUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one lease under which this gateway's sessions are marked as connected: if the gateway dies, the marks go with it. */
final class SessionLease implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SessionLease.class);

    private final ClusterStore store;
    private final Duration ttl;
    private final ReentrantLock lock = new ReentrantLock();
    private Lease lease;
    private volatile Runnable replaced = () -> {};
    private Optional<Thread> thread = Optional.empty();
    private volatile boolean closed;

    SessionLease(ClusterStore store, Duration ttl) {
        this.store = store;
        this.ttl = ttl;
        this.lease = store.grant(ttl);
    }

    /** @param replaced called after the lease had ended and a new one was granted: everything under it has to be written again */
    void whenReplaced(Runnable replaced) {
        this.replaced = replaced;
    }

    /** Begins to keep it, on a thread of its own. */
    void start() {
        thread = Optional.of(Thread.ofVirtual().name("gateway-lease").start(this::run));
    }

    Lease current() {
        lock.lock();
        try {
            return lease;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        Duration pause = ttl.dividedBy(4);
        try {
            while (!closed) {
                Thread.sleep(pause);
                keep();
            }
        } catch (InterruptedException e) {
            log.debug("the keeper of the session lease ends", e);
        }
    }

    /** One sign of life; takes a new lease when the old one has ended. */
    void keep() {
        try {
            Lease held = current();
            if (!held.keepAlive() && !closed) {
                replace(held);
            }
        } catch (StoreUnavailableException e) {
            log.warn("cannot keep the lease of this gateway's sessions, trying again: {}", e.getMessage());
        }
    }

    /** Takes a new lease in place of one that has ended, unless somebody else just did. */
    void replace(Lease ended) {
        lock.lock();
        try {
            if (lease.id() != ended.id()) {
                return;
            }
            log.warn("the lease of this gateway's sessions had ended; taking a new one");
            lease = store.grant(ttl);
        } finally {
            lock.unlock();
        }
        replaced.run();
    }

    @Override
    public void close() {
        closed = true;
        thread.ifPresent(Thread::interrupt);
        try {
            if (thread.isPresent() && !thread.get().join(ttl)) {
                log.warn("the keeper of the session lease did not end in {}", ttl);
            }
            current().close();
        } catch (InterruptedException e) {
            log.debug("interrupted while the session lease was given back", e);
            Thread.currentThread().interrupt();
        } catch (StoreUnavailableException e) {
            log.warn("cannot give back the lease of this gateway's sessions; it ends in {}: {}", ttl, e.getMessage());
        }
    }
}
