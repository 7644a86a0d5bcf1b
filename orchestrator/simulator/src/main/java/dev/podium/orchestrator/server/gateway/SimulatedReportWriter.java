package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.server.gateway.WaitingReports.Pending;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.CommitResult;
import dev.podium.orchestrator.store.ClusterStore.Guard;
import dev.podium.orchestrator.store.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes what nodes report a little later; while the store is away it tries again, the oldest batch first. */
final class SimulatedReportWriter implements ReportWriter {
    private static final Duration GATHER = Duration.ofMillis(3);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ClusterStore store;
    private final Workers workers;
    private final Consumer<NodeName> markLost;
    private final WaitingReports waiting = new WaitingReports();
    private List<Pending> underWay = List.of();
    private boolean scheduled;

    SimulatedReportWriter(ClusterStore store, Workers workers, Consumer<NodeName> markLost) {
        this.store = store;
        this.markLost = markLost;
        this.workers = workers;
    }

    @Override
    public void put(SessionMark mark, String key, byte[] value) {
        waiting.add(mark, key, Optional.of(value));
        schedule(GATHER);
    }

    @Override
    public void delete(SessionMark mark, String key) {
        waiting.add(mark, key, Optional.empty());
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

    private List<Pending> without(Guard broken) {
        List<Pending> left = WaitingReports.without(underWay, broken);
        underWay.stream()
                .filter(pending -> !left.contains(pending))
                .map(pending -> pending.mark().node())
                .findFirst()
                .ifPresent(markLost);
        return left;
    }

    private boolean write() {
        try {
            while (!underWay.isEmpty() || !waiting.isEmpty()) {
                if (underWay.isEmpty()) {
                    underWay = waiting.next();
                }
                underWay =
                        store.commit(WaitingReports.transaction(underWay)) instanceof CommitResult.Conflict(Guard guard)
                                ? without(guard)
                                : List.of();
            }
            return true;
        } catch (StoreUnavailableException e) {
            schedule(PAUSE);
            return false;
        }
    }
}
