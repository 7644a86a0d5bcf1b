package dev.podium.orchestrator.store.embedded;

import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.Transaction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The cluster store inside the server process: for one server, or for tests when it has no file.
 *
 * <p>Values are handed out as they are kept: callers must not change an array they gave or got.
 */
public final class EmbeddedClusterStore implements ClusterStore {
    private static final int REMEMBERED_CHANGES = 20_000;

    private final CommittedState state = new CommittedState();
    private final LeaseBook leases;
    private final History history;
    private final Writer writer;

    private EmbeddedClusterStore(Optional<Path> file, InstantSource clock, int rememberedChanges) {
        leases = new LeaseBook(clock);
        history = new History(rememberedChanges);
        writer = Writer.start(file.map(Journal::new), state, history, leases);
    }

    /**
     * Opens the store in {@code file}, which is made when it is not there; its directory must exist.
     *
     * @throws dev.podium.orchestrator.store.StoreUnavailableException if the file cannot be read or another process has it
     */
    public static EmbeddedClusterStore open(Path file, InstantSource clock) {
        return open(file, clock, REMEMBERED_CHANGES);
    }

    /** @param rememberedChanges how many changes of single keys watches can reach back */
    public static EmbeddedClusterStore open(Path file, InstantSource clock, int rememberedChanges) {
        return new EmbeddedClusterStore(Optional.of(file), clock, rememberedChanges);
    }

    /** A store that is gone when it is closed. */
    public static EmbeddedClusterStore inMemory(InstantSource clock) {
        return inMemory(clock, REMEMBERED_CHANGES);
    }

    /** @param rememberedChanges how many changes of single keys watches can reach back */
    public static EmbeddedClusterStore inMemory(InstantSource clock, int rememberedChanges) {
        return new EmbeddedClusterStore(Optional.empty(), clock, rememberedChanges);
    }

    @Override
    public Range range(String prefix) {
        writer.requireOpen();
        return state.range(prefix);
    }

    @Override
    public Optional<Entry> get(String key) {
        writer.requireOpen();
        return state.entry(key);
    }

    @Override
    public CommitResult commit(Transaction transaction) {
        transaction.requireWithinLimits();
        return writer.commit(transaction);
    }

    @Override
    public Watch watch(String prefix, long afterRevision, Watcher watcher) {
        writer.requireOpen();
        return WatchStream.start(history, prefix, afterRevision, watcher);
    }

    @Override
    public Lease grant(Duration ttl) {
        if (ttl.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("lease of " + ttl + " is not valid: expected at least one second");
        }
        writer.requireOpen();
        long id = leases.grant(ttl);
        writer.sweep();
        return new HeldLease(id);
    }

    /** Ends leases that are over by the clock, as the store does by itself; for clocks that jump, as those of tests do. */
    public void endLeases() {
        writer.sweepAndWait();
    }

    @Override
    public void close() {
        writer.close();
        history.close();
    }

    private final class HeldLease implements Lease {
        private final long id;

        private HeldLease(long id) {
            this.id = id;
        }

        @Override
        public long id() {
            return id;
        }

        @Override
        public boolean keepAlive() {
            writer.requireOpen();
            return leases.keepAlive(id);
        }

        @Override
        public void close() {
            leases.end(id);
            writer.sweepAndWait();
        }
    }
}
