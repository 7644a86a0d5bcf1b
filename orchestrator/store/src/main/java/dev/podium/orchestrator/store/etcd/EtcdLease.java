package dev.podium.orchestrator.store.etcd;

import dev.podium.orchestrator.store.ClusterStore.Lease;
import dev.podium.orchestrator.store.etcd.EtcdFailures.NoSuchLeaseException;
import io.etcd.jetcd.lease.LeaseKeepAliveResponse;
import io.etcd.jetcd.lease.LeaseRevokeResponse;
import java.time.Duration;

/** A lease etcd granted. etcd has a smallest lease (2 s unless its election timeout was changed) and ends leases up to half a second late. */
final class EtcdLease implements Lease {
    private final EtcdConnection connection;
    private final long id;
    private final Duration patience;

    private EtcdLease(EtcdConnection connection, long id, Duration patience) {
        this.connection = connection;
        this.id = id;
        this.patience = patience;
    }

    static EtcdLease grant(EtcdConnection connection, Duration ttl) {
        long seconds = ttl.plusNanos(999_999_999).toSeconds();
        long id = connection
                .call(client -> client.getLeaseClient().grant(seconds))
                .getID();
        Duration most = connection.settings().patience();
        return new EtcdLease(connection, id, ttl.compareTo(most) < 0 ? ttl : most);
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public boolean keepAlive() {
        try {
            LeaseKeepAliveResponse answer =
                    connection.call(client -> client.getLeaseClient().keepAliveOnce(id), patience);
            return answer.getTTL() > 0;
        } catch (NoSuchLeaseException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            LeaseRevokeResponse _ =
                    connection.call(client -> client.getLeaseClient().revoke(id), patience);
        } catch (NoSuchLeaseException e) {
            // It is over, which is what was wanted.
            return;
        }
    }
}
