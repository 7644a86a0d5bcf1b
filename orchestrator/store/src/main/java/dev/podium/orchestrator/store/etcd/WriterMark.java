package dev.podium.orchestrator.store.etcd;

import dev.podium.orchestrator.store.StoreUnavailableException;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.kv.PutResponse;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles commits whose answer was lost. Safe for use by several threads.
 *
 * <p>A request without an answer may still be on its way and take effect much later, on top of what was decided since: a leader
 * that reads, sees that nothing happened and decides again would do the same thing twice. So each store has a key of its own in
 * etcd, its mark, and each of its commits requires that the mark is as it was when the commit was made. After a lost
 * answer the mark is written before anything else is asked: whatever the lost commit did is then seen by every later read, and
 * if it did nothing it never will.
 */
final class WriterMark {
    private static final Logger LOG = LoggerFactory.getLogger(WriterMark.class);

    private final EtcdConnection connection;
    private final ByteSequence key;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile long revision;
    private volatile boolean unsettled = true;

    WriterMark(EtcdConnection connection, ByteSequence key) {
        this.connection = connection;
        this.key = key;
    }

    ByteSequence key() {
        return key;
    }

    /** Only an answer that is about this very mark says something about commits made under it. */
    record Stand(long revision) {
        Cmp unchanged(ByteSequence key) {
            return new Cmp(key, Cmp.Op.EQUAL, CmpTarget.modRevision(revision));
        }
    }

    /**
     * The mark as commits may be made under it; nothing from before is open any more.
     *
     * @throws StoreUnavailableException if etcd does not take a new one, where that is needed
     */
    Stand settled() {
        if (unsettled) {
            renew();
        }
        return new Stand(revision);
    }

    /** Whatever is asked next has to wait for {@link #settled}. */
    void answerLost() {
        unsettled = true;
    }

    /** A commit found the mark changed: by this store meanwhile, or removed by somebody. */
    void moved(Stand found) {
        lock.lock();
        try {
            if (found.revision() == revision) {
                unsettled = true;
            }
        } finally {
            lock.unlock();
        }
    }

    private void renew() {
        lock.lock();
        try {
            if (!unsettled) {
                return;
            }
            ByteSequence value = ByteSequence.from("a Podium server was here", StandardCharsets.UTF_8);
            PutResponse put = connection.call(client -> client.getKVClient().put(key, value));
            revision = put.getHeader().getRevision();
            unsettled = false;
        } finally {
            lock.unlock();
        }
    }

    /** Leaves nothing behind. */
    void remove() {
        try {
            connection.call(client -> client.getKVClient().delete(key));
        } catch (StoreUnavailableException e) {
            LOG.debug("a mark stays in etcd, which is away: {}", e.getMessage());
        }
    }
}
