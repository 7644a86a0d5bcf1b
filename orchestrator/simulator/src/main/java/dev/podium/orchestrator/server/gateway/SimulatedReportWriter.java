package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.server.gateway.WaitingReports.Pending;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Writes what nodes report a little later; while the store is away it tries again, the oldest batch first. */
final class SimulatedReportWriter implements ReportWriter {
    private static final Duration GATHER = Duration.ofMillis(3);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ClusterStore store;
    private final Workers workers;
    private final WaitingReports waiting = new WaitingReports();
    private List<Pending> underWay = List.of();
    private boolean scheduled;

    SimulatedReportWriter(ClusterStore store, Workers workers) {
        this.store = store;
        this.workers = workers;
    }

    @Override
    public void put(String key, byte[] value) {
        waiting.add(key, Optional.of(value));
        schedule(GATHER);
    }

    @Override
    public void delete(String key) {
        waiting.add(key, Optional.empty());
        schedule(GATHER);
    }

    private void schedule(Duration pause) {
        if (!scheduled) {
            scheduled = true;
            workers.after(pause, () -> {
                scheduled = false;
                boolean _ = write();
            });
        }
    }

    /** Who waits for it does so in no time: it is written now or not for a while. */
    @Override
    public boolean flush(Duration most) {
        return write();
    }

    private boolean write() {
        try {
            while (!underWay.isEmpty() || !waiting.isEmpty()) {
                if (underWay.isEmpty()) {
                    underWay = waiting.next();
                }
                store.commit(WaitingReports.transaction(underWay));
                underWay = List.of();
            }
            return true;
        } catch (StoreUnavailableException e) {
            schedule(PAUSE);
            return false;
        }
    }
}
