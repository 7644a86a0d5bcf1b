package dev.podium.orchestrator.store.embedded;

import dev.podium.orchestrator.store.ClusterStore.Change;
import dev.podium.orchestrator.store.ClusterStore.Changes;
import dev.podium.orchestrator.store.ClusterStore.CommitResult;
import dev.podium.orchestrator.store.ClusterStore.Guard;
import dev.podium.orchestrator.store.LeaseEndedException;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.store.Transaction.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Transactions evaluated one after the other on top of the committed state, none of them durable yet. */
final class Batch {
    private final CommittedState base;
    private final LongPredicate leaseLives;
    private final Map<String, Optional<Stored>> written = new HashMap<>();
    private final List<Changes> changes = new ArrayList<>();
    private long revision;

    Batch(CommittedState base, LongPredicate leaseLives) {
        this.base = base;
        this.leaseLives = leaseLives;
        this.revision = base.revision();
    }

    CommitResult apply(Transaction transaction) {
        for (Guard guard : transaction.guards()) {
            if (!holds(guard)) {
                return new CommitResult.Conflict(guard);
            }
        }
        transaction.operations().forEach(this::requireLease);
        return new CommitResult.Committed(write(transaction.operations()));
    }

    /** Deletes what is bound to a lease, in one revision. To be called before anything else was applied. */
    void endLease(long lease) {
        delete(stored -> stored.lease() == lease);
    }

    /** Deletes what is bound to any lease, in one revision. */
    void endLeases() {
        delete(Stored::leased);
    }

    boolean empty() {
        return changes.isEmpty();
    }

    long revision() {
        return revision;
    }

    /** The new value of each key, empty when it was deleted. */
    Map<String, Optional<Stored>> written() {
        return Collections.unmodifiableMap(written);
    }

    List<Changes> changes() {
        return Collections.unmodifiableList(changes);
    }

    private void delete(Predicate<Stored> which) {
        List<Operation> deletes = new ArrayList<>();
        base.keys(which).forEach(key -> deletes.add(new Operation.Delete(key)));
        write(deletes);
    }

    private long write(List<Operation> operations) {
        long next = revision + 1;
        List<Change> made = new ArrayList<>();
        for (Operation operation : operations) {
            change(operation, next).ifPresent(made::add);
        }
        if (!made.isEmpty()) {
            revision = next;
            changes.add(new Changes(next, made));
        }
        return revision;
    }

    private Optional<Change> change(Operation operation, long at) {
        Stored before = find(operation.key());
        return switch (operation) {
            case Operation.Put(String key, byte[] value, var lease) -> {
                long created = before == null ? at : before.created();
                Stored after = new Stored(value, created, at, lease.orElse(Stored.NO_LEASE));
                written.put(key, Optional.of(after));
                yield Optional.of(new Change.Put(after.entry(key)));
            }
            case Operation.Delete(String key) -> {
                if (before == null) {
                    yield Optional.empty();
                }
                written.put(key, Optional.empty());
                yield Optional.of(new Change.Deleted(key));
            }
        };
    }

    private boolean holds(Guard guard) {
        Stored stored = find(guard.key());
        return switch (guard) {
            case Guard.Absent(String key) -> stored == null;
            case Guard.Unchanged(String key, long modified) -> stored != null && stored.modified() == modified;
            case Guard.CreatedAt(String key, long created) -> stored != null && stored.created() == created;
        };
    }

    private void requireLease(Operation operation) {
        if (operation instanceof Operation.Put put && put.lease().isPresent()) {
            long lease = put.lease().getAsLong();
            if (!leaseLives.test(lease)) {
                throw new LeaseEndedException(lease);
            }
        }
    }

    private @Nullable Stored find(String key) {
        Optional<Stored> changed = written.get(key);
        return changed == null ? base.find(key) : changed.orElse(null);
    }
}
