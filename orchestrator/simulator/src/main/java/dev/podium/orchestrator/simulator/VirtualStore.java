package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.store.ClusterStore.Change;
import dev.podium.orchestrator.store.ClusterStore.Changes;
import dev.podium.orchestrator.store.ClusterStore.CommitResult;
import dev.podium.orchestrator.store.ClusterStore.Entry;
import dev.podium.orchestrator.store.ClusterStore.Guard;
import dev.podium.orchestrator.store.ClusterStore.Range;
import dev.podium.orchestrator.store.LeaseEndedException;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.store.Transaction.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The cluster store itself: what it says is what is. Servers reach it through their {@link StoreConnection}. */
final class VirtualStore {
    private final Agenda agenda;
    private final NavigableMap<String, Entry> entries = new TreeMap<>();
    private final Map<String, Long> boundTo = new HashMap<>();
    private final Map<Long, Term> leases = new TreeMap<>();
    private final List<Consumer<Changes>> followers = new ArrayList<>();
    private String author = "";
    private long revision;
    private long lastLease;

    private record Term(Duration ttl, Instant end) {}

    VirtualStore(Agenda agenda) {
        this.agenda = agenda;
    }

    /** Told of each commit before anything else happens. */
    void follow(Consumer<Changes> follower) {
        followers.add(follower);
    }

    void unfollow(Consumer<Changes> follower) {
        followers.remove(follower);
    }

    long revision() {
        return revision;
    }

    @Nullable
    Entry get(String key) {
        return entries.get(key);
    }

    Range range(String prefix) {
        List<Entry> found = new ArrayList<>();
        for (Entry entry : entries.tailMap(prefix).values()) {
            if (!entry.key().startsWith(prefix)) {
                break;
            }
            found.add(entry);
        }
        return new Range(found, revision);
    }

    /** Who makes the commit that is being told of; empty for ends of leases. */
    String author() {
        return author;
    }

    CommitResult commit(String by, Transaction transaction) {
        author = by;
        try {
            return commit(transaction);
        } finally {
            author = "";
        }
    }

    private CommitResult commit(Transaction transaction) {
        for (Guard guard : transaction.guards()) {
            if (!holds(guard)) {
                return new CommitResult.Conflict(guard);
            }
        }
        transaction.operations().forEach(this::requireLease);
        return new CommitResult.Committed(write(transaction.operations()));
    }

    private boolean holds(Guard guard) {
        Entry entry = entries.get(guard.key());
        return switch (guard) {
            case Guard.Absent absent -> entry == null;
            case Guard.Unchanged(String key, long modified) -> entry != null && entry.modRevision() == modified;
            case Guard.CreatedAt(String key, long created) -> entry != null && entry.createRevision() == created;
        };
    }

    private void requireLease(Operation operation) {
        if (operation instanceof Operation.Put put
                && put.lease().isPresent()
                && !leases.containsKey(put.lease().getAsLong())) {
            throw new LeaseEndedException(put.lease().getAsLong());
        }
    }

    private long write(List<Operation> operations) {
        long next = revision + 1;
        List<Change> made = new ArrayList<>();
        operations.forEach(operation -> apply(operation, next).ifPresent(made::add));
        if (!made.isEmpty()) {
            revision = next;
            Changes changes = new Changes(next, made);
            List.copyOf(followers).forEach(follower -> follower.accept(changes));
        }
        return revision;
    }

    private Optional<Change> apply(Operation operation, long at) {
        boundTo.remove(operation.key());
        return switch (operation) {
            case Operation.Put(String key, byte[] value, var lease) -> {
                Entry before = entries.get(key);
                Entry after = new Entry(key, value, before == null ? at : before.createRevision(), at);
                entries.put(key, after);
                lease.ifPresent(id -> boundTo.put(key, id));
                yield Optional.of(new Change.Put(after));
            }
            case Operation.Delete(String key) ->
                entries.remove(key) == null ? Optional.empty() : Optional.of(new Change.Deleted(key));
        };
    }

    long grant(Duration ttl) {
        lastLease++;
        extend(lastLease, ttl);
        return lastLease;
    }

    boolean keepAlive(long lease) {
        Term term = leases.get(lease);
        if (term != null) {
            extend(lease, term.ttl());
        }
        return term != null;
    }

    private void extend(long lease, Duration ttl) {
        Term term = new Term(ttl, agenda.now().plus(ttl));
        leases.put(lease, term);
        agenda.at(term.end(), () -> {
            if (term.equals(leases.get(lease))) {
                end(lease);
            }
        });
    }

    void end(long lease) {
        if (leases.remove(lease) != null) {
            deleteAll(boundTo.entrySet().stream()
                    .filter(bound -> bound.getValue() == lease)
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList());
        }
    }

    /** All of it is lost, leases as well. */
    void lose() {
        leases.clear();
        deleteAll(List.copyOf(entries.keySet()));
    }

    private void deleteAll(List<String> keys) {
        write(keys.stream().<Operation>map(Operation.Delete::new).toList());
    }
}
