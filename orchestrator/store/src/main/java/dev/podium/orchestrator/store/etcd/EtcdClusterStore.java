package dev.podium.orchestrator.store.etcd;

import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.Transaction;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The cluster store in etcd: for any number of servers. */
public final class EtcdClusterStore implements ClusterStore {
    private final EtcdConnection connection;
    private final EtcdKeys keys;
    private final EtcdReads reads;
    private final EtcdCommits commits;
    private final WriterMark mark;
    private final Set<EtcdWatch> watches = ConcurrentHashMap.newKeySet();

    private EtcdClusterStore(EtcdSettings settings, String writer) {
        connection = new EtcdConnection(settings);
        keys = new EtcdKeys(settings.prefix());
        reads = new EtcdReads(connection, keys);
        mark = new WriterMark(connection, keys.writer(writer));
        commits = new EtcdCommits(connection, keys, mark);
    }

    /**
     * Connects and makes sure that etcd can be used.
     *
     * @throws dev.podium.orchestrator.store.StoreUnavailableException if it cannot be reached or refuses
     * @throws IllegalArgumentException if certificate files cannot be read
     */
    public static EtcdClusterStore open(EtcdSettings settings) {
        EtcdClusterStore store =
                new EtcdClusterStore(settings, UUID.randomUUID().toString());
        try {
            store.mark.settled();
            return store;
        } catch (RuntimeException e) {
            store.connection.close();
            throw e;
        }
    }

    @Override
    public Range range(String prefix) {
        mark.settled();
        return reads.range(prefix);
    }

    @Override
    public Optional<Entry> get(String key) {
        mark.settled();
        return reads.get(key);
    }

    @Override
    public CommitResult commit(Transaction transaction) {
        transaction.requireWithinLimits();
        return commits.commit(transaction);
    }

    @Override
    public Watch watch(String prefix, long afterRevision, Watcher watcher) {
        connection.client();
        watches.removeIf(EtcdWatch::over);
        EtcdWatch watch = EtcdWatch.start(connection, keys, prefix, afterRevision, watcher);
        watches.add(watch);
        return watch;
    }

    @Override
    public Lease grant(Duration ttl) {
        if (ttl.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("lease of " + ttl + " is not valid: expected at least one second");
        }
        return EtcdLease.grant(connection, ttl);
    }

    @Override
    public void close() {
        watches.forEach(EtcdWatch::close);
        mark.remove();
        connection.close();
    }
}
