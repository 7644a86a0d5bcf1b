package dev.podium.orchestrator.server.loop;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** What the control loop has done since the server started. Safe for use by several threads. */
public final class LoopCounts {
    private final LongAdder rounds = new LongAdder();
    private final LongAdder planningNanos = new LongAdder();
    private final LongAdder transactions = new LongAdder();
    private final LongAdder operations = new LongAdder();
    private final LongAdder stale = new LongAdder();
    private final LongAdder failures = new LongAdder();

    /**
     * The counts at one moment.
     *
     * @param rounds how often it decided
     * @param planning the time that took in all
     * @param stale how many plans were dropped because the state had moved on
     * @param failures how many rounds failed
     */
    public record Totals(
            long rounds, Duration planning, long transactions, long operations, long stale, long failures) {}

    public Totals totals() {
        return new Totals(
                rounds.sum(),
                Duration.ofNanos(planningNanos.sum()),
                transactions.sum(),
                operations.sum(),
                stale.sum(),
                failures.sum());
    }

    void planned(long nanos) {
        rounds.increment();
        planningNanos.add(nanos);
    }

    void committed(int operationCount) {
        transactions.increment();
        operations.add(operationCount);
    }

    void wasStale() {
        stale.increment();
    }

    void failed() {
        failures.increment();
    }
}
