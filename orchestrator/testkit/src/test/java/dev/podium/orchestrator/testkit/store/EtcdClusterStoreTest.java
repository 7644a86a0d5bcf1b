package dev.podium.orchestrator.testkit.store;

import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.etcd.EtcdClusterStore;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class EtcdClusterStoreTest extends ClusterStoreContract {
    private static RealEtcd etcd;
    private static EtcdOperator operator;

    @BeforeAll
    static void startEtcd() {
        etcd = RealEtcd.start(1);
        operator = EtcdOperator.of(etcd);
    }

    @AfterAll
    static void stopEtcd() {
        operator.close();
        etcd.close();
    }

    @Override
    protected ClusterStore open() {
        return EtcdClusterStore.open(etcd.fresh());
    }

    /** Only the passing of real time ends etcd's leases. */
    @Override
    protected void elapse(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    @Override
    protected void forgetHistory() {
        operator.compact();
    }
}
