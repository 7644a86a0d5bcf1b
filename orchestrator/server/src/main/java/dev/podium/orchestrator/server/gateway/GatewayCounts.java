package dev.podium.orchestrator.server.gateway;

import java.util.concurrent.atomic.LongAdder;

/** Counts what the gateway did since it started. Safe for use by several threads. */
public final class GatewayCounts {
    private final LongAdder sessions = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder heartbeats = new LongAdder();
    private final LongAdder ignored = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder storeFailures = new LongAdder();
    private final LongAdder failures = new LongAdder();

    GatewayCounts() {}

    /**
     * @param sessions opened
     * @param lost of those, ended other than by a newer session or the gateway's own end
     * @param ignored task reports that were no legal move or about tasks of no concern
     * @param writes operations committed to the store
     * @param storeFailures commits the store did not take
     * @param failures errors at the edge of one of the gateway's loops
     */
    public record Totals(
            long sessions, long lost, long heartbeats, long ignored, long writes, long storeFailures, long failures) {}

    public Totals totals() {
        return new Totals(
                sessions.sum(),
                lost.sum(),
                heartbeats.sum(),
                ignored.sum(),
                writes.sum(),
                storeFailures.sum(),
                failures.sum());
    }

    void sessionOpened() {
        sessions.increment();
    }

    void sessionLost() {
        lost.increment();
    }

    void heartbeat() {
        heartbeats.increment();
    }

    void reportIgnored() {
        ignored.increment();
    }

    void written(int operations) {
        writes.add(operations);
    }

    void storeFailed() {
        storeFailures.increment();
    }

    void failed() {
        failures.increment();
    }
}
