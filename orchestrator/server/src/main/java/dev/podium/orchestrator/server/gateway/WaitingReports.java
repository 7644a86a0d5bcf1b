package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.Guard;
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
    record Pending(long sequence, SessionMark mark, String key, Optional<byte[]> value) {
        int bytes() {
            return key.length() + value.map(bytes -> bytes.length).orElse(0);
        }
    }

    void add(SessionMark mark, String key, Optional<byte[]> value) {
        waiting.remove(key);
        waiting.put(key, new Pending(++queued, mark, key, value));
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
        // There may be as many marks as reports, and each is a guard.
        int most = Math.min(ClusterStore.MAX_OPERATIONS, ClusterStore.MAX_GUARDS);
        long bytes = 0;
        Iterator<Pending> values = waiting.values().iterator();
        while (values.hasNext() && batch.size() < most && bytes < ClusterStore.COMFORTABLE_BYTES / 2) {
            Pending next = values.next();
            bytes += next.bytes();
            batch.add(next);
            values.remove();
        }
        return batch;
    }

    /** What is left of a batch when reports under a mark that no longer holds are dropped. */
    static List<Pending> without(List<Pending> batch, Guard broken) {
        return batch.stream()
                .filter(pending -> !pending.mark().guard().equals(broken))
                .toList();
    }

    static Transaction transaction(List<Pending> batch) {
        Transaction.Builder transaction = Transaction.builder();
        batch.stream().map(Pending::mark).distinct().forEach(mark -> transaction.require(mark.guard()));
        for (Pending pending : batch) {
            pending.value()
                    .ifPresentOrElse(
                            value -> transaction.put(pending.key(), value), () -> transaction.delete(pending.key()));
        }
        return transaction.build();
    }
}
