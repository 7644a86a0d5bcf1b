package dev.podium.orchestrator.server.rebuild;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.server.leader.Office;
import dev.podium.orchestrator.server.leader.Term;
import dev.podium.orchestrator.store.ClusterStore.Changes;
import dev.podium.orchestrator.store.ClusterStore.Watch;
import dev.podium.orchestrator.store.ClusterStore.Watcher;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.rebuild.Rebuild;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One term: first whatever is left of a rebuild, then the work itself. */
final class Waiting implements Office.Work {
    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final RebuildingOffice office;
    private final Term term;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private Optional<Office.Work> work = Optional.empty();

    private Waiting(RebuildingOffice office, Term term) {
        this.office = office;
        this.term = term;
        this.thread = Thread.ofVirtual().name("rebuild").unstarted(this::run);
    }

    static Office.Work start(RebuildingOffice office, Term term) {
        if (Rebuild.current(office.store()).isEmpty()) {
            return office.office().take(term);
        }
        Waiting waiting = new Waiting(office, term);
        waiting.thread.start();
        return waiting;
    }

    @Override
    public void close() {
        closed = true;
        wake.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        work.ifPresent(Office.Work::close);
    }

    private void run() {
        try {
            if (complete() && !closed) {
                // What nodes brought back was written after the term began.
                long complete = office.store().range(StoreKeys.REBUILD).revision();
                work = Optional.of(office.office().take(term.seen(complete)));
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted while the store was being rebuilt", e);
            term.lost();
        } catch (StoreUnavailableException e) {
            LOG.warn("the cluster store went away while it was being rebuilt: {}", e.getMessage());
            term.lost();
        } catch (RuntimeException e) {
            LOG.error("the rebuild of the cluster store could not be brought to its end, trying again", e);
            term.lost();
        }
    }

    /** Whether the store is complete and this server still leads. */
    private boolean complete() throws InterruptedException {
        Set<NodeName> last = Set.of();
        try (Watch _ = office.store()
                .watch(
                        StoreKeys.REBUILD,
                        office.store().range(StoreKeys.REBUILD).revision(),
                        new Waker())) {
            while (!closed) {
                Optional<Rebuild> rebuild = Rebuild.current(office.store());
                if (rebuild.isEmpty()) {
                    return true;
                }
                Set<NodeName> missing = rebuild.get().missing(office.store());
                if (over(rebuild.get(), missing)) {
                    return end(missing);
                }
                if (!missing.equals(last)) {
                    LOG.info("rebuilding the cluster store: waiting for nodes {}", missing);
                }
                last = missing;
                boolean _ = wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        return false;
    }

    /** Intent is waited for without end: without it, everything that runs would seem unwanted. */
    private boolean over(Rebuild rebuild, Set<NodeName> missing) {
        Instant patience = term.since().plus(rebuild.order().patience());
        boolean late = !office.clock().instant().isBefore(patience);
        return (missing.isEmpty() || late) && rebuild.hasIntent(office.store());
    }

    private boolean end(Set<NodeName> missing) {
        if (!Rebuild.end(office.store(), term.fence())) {
            term.lost();
            return false;
        }
        int tasks = office.store().range(StoreKeys.TASKS).entries().size();
        if (missing.isEmpty()) {
            LOG.info("the cluster store is complete again, with {} tasks; deciding from here on", tasks);
        } else {
            LOG.warn(
                    "the cluster store has {} tasks; nodes {} did not come back in time, what they ran is replaced",
                    tasks,
                    missing);
        }
        return true;
    }

    private final class Waker implements Watcher {
        @Override
        public void changed(Changes changes) {
            wake.release();
        }

        @Override
        public void compacted() {
            wake.release();
        }
    }
}
