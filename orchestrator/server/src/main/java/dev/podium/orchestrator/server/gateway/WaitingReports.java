package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.Transaction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports on their way to the store, in the order of their last change; of several values for a key only the last one waits. */
final class WaitingReports {
    private final Map<String, Pending> waiting = new LinkedHashMap<>();
    private long queued;

    /** @param value empty means deletion */
    record Pending(long sequence, String key, Optional<byte[]> value) {}

    void add(String key, Optional<byte[]> value) {
        waiting.remove(key);
        waiting.put(key, new Pending(++queued, key, value));
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The number of the latest report. */
    long queued() {
        return queued;
    }

    /** Takes out as many as go into one transaction. */
    List<Pending> next() {
        List<Pending> batch = new ArrayList<>();
        Iterator<Pending> values = waiting.values().iterator();
        while (values.hasNext() && batch.size() < ClusterStore.MAX_OPERATIONS) {
            batch.add(values.next());
            values.remove();
        }
        return batch;
    }

    static Transaction transaction(List<Pending> batch) {
        Transaction.Builder transaction = Transaction.builder();
        for (Pending pending : batch) {
            pending.value()
                    .ifPresentOrElse(
                            value -> transaction.put(pending.key(), value), () -> transaction.delete(pending.key()));
        }
        return transaction.build();
    }
}
