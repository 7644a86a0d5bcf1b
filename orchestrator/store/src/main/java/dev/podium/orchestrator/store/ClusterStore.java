package dev.podium.orchestrator.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A small consistent key-value store with revisions, guarded transactions, watches and leases.
 *
 * <p>Every commit that changes something gets the next revision. All methods are safe for use by several threads and may
 * block, but not for ever; a store that cannot be reached throws {@link StoreUnavailableException}, and the commit has then either
 * happened or not: callers read again. What the next call on the same store says includes it if it happened; if that does not
 * include it, it never will happen.
 */
public interface ClusterStore extends AutoCloseable {
    /** The most operations a transaction may hold. */
    int MAX_OPERATIONS = 128;

    /** The most guards a transaction may hold. */
    int MAX_GUARDS = 127;

    /** Beyond so many bytes a transaction should be split; one that cannot be may be refused. */
    int COMFORTABLE_BYTES = 1 << 20;

    /** Everything below {@code prefix}, by key, as of one revision. */
    Range range(String prefix);

    Optional<Entry> get(String key);

    /**
     * Applies all of the transaction's operations, or none of them when a guard does not hold.
     *
     * @throws IllegalArgumentException if it holds more than {@link #MAX_OPERATIONS} operations or {@link #MAX_GUARDS} guards
     * @throws LeaseEndedException if a key is to be bound to a lease that has ended; nothing changed
     */
    CommitResult commit(Transaction transaction);

    /**
     * Delivers every change below {@code prefix} that is newer than {@code afterRevision}, in order, on a thread of the store.
     * When the store no longer has that history it calls {@link Watcher#compacted} and the watch is over; so it does when a
     * watcher throws. A store that is closed ends its watches without a word.
     */
    Watch watch(String prefix, long afterRevision, Watcher watcher);

    /**
     * A lease that ends {@code ttl} (whole seconds, at least one) after its last {@link Lease#keepAlive}; the keys bound to
     * it are then deleted in one revision. A key written again without the lease is no longer bound to it. A store may keep a
     * lease somewhat longer than asked for.
     */
    Lease grant(Duration ttl);

    @Override
    void close();

    /**
     * @param createRevision the revision that made the key
     * @param modRevision the revision that last changed it
     */
    record Entry(String key, byte[] value, long createRevision, long modRevision) {}

    record Range(List<Entry> entries, long revision) {
        public Range {
            entries = List.copyOf(entries);
        }
    }

    /** What a commit came to. */
    sealed interface CommitResult {
        record Committed(long revision) implements CommitResult {}

        /** A guard did not hold; nothing changed. */
        record Conflict(Guard guard) implements CommitResult {}

        default boolean committed() {
            return this instanceof Committed;
        }
    }

    /** A condition on a key, checked in the same instant as the operations are applied. */
    sealed interface Guard {
        String key();

        /** The key was last changed by exactly this revision. */
        record Unchanged(String key, long modRevision) implements Guard {}

        record Absent(String key) implements Guard {}

        /** The key exists and was created by exactly this revision: the fence of a leader. */
        record CreatedAt(String key, long createRevision) implements Guard {}
    }

    /** Called in revision order, never by two threads at once. */
    interface Watcher {
        void changed(Changes changes);

        void compacted();
    }

    /** All changes of one revision below the watched prefix. */
    record Changes(long revision, List<Change> list) {
        public Changes {
            list = List.copyOf(list);
        }
    }

    sealed interface Change {
        String key();

        record Put(Entry entry) implements Change {
            @Override
            public String key() {
                return entry.key();
            }
        }

        record Deleted(String key) implements Change {}
    }

    /** A call to the watcher that is under way when the watch is closed may still finish. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    interface Lease extends AutoCloseable {
        long id();

        /** Puts the end off by one ttl; {@code false} when the lease has already ended. */
        boolean keepAlive();

        /** Ends the lease now; keys bound to it are deleted. */
        @Override
        void close();
    }
}
