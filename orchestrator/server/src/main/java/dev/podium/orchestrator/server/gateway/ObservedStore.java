package dev.podium.orchestrator.server.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.server.gateway.TaskLedger.Write;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.CommitResult;
import dev.podium.orchestrator.store.ClusterStore.Entry;
import dev.podium.orchestrator.store.ClusterStore.Guard;
import dev.podium.orchestrator.store.ClusterStore.Lease;
import dev.podium.orchestrator.store.ClusterStore.Range;
import dev.podium.orchestrator.store.LeaseEndedException;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.Transaction;
import dev.podium.orchestrator.wire.NodeCodec;
import dev.podium.orchestrator.wire.TaskCodec;
import dev.podium.orchestrator.wire.v1.NodeFacts;
import dev.podium.orchestrator.wire.v1.RouterAck;
import dev.podium.orchestrator.wire.v1.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * What sessions read and write in the cluster store. Marks of connection are committed at once, everything else is handed to the
 * {@link ReportWriter}.
 */
final class ObservedStore {
    private static final Duration FLUSH_WITHIN = Duration.ofSeconds(10);

    private final ClusterStore store;
    private final ReportWriter writer;
    private final SessionLease lease;

    ObservedStore(ClusterStore store, ReportWriter writer, SessionLease lease) {
        this.store = store;
        this.writer = writer;
        this.lease = lease;
    }

    /** A node's task records. */
    record Assigned(Map<TaskId, Task> tasks, long revision) {}

    /** Marks the node as connected for as long as this gateway lives; returns the revision of the mark. */
    long connect(NodeName node, Instant since) {
        Lease held = lease.current();
        try {
            return mark(node, since, held);
        } catch (LeaseEndedException e) {
            lease.replace(held);
            return mark(node, since, lease.current());
        }
    }

    private long mark(NodeName node, Instant since, Lease held) {
        byte[] mark = NodeCodec.encode(new NodeSession(node, true, since)).toByteArray();
        CommitResult result = store.commit(
                Transaction.builder().put(StoreKeys.session(node), mark, held).build());
        return switch (result) {
            case CommitResult.Committed(long revision) -> revision;
            case CommitResult.Conflict(Guard guard) ->
                throw new IllegalStateException("a commit without guards met " + guard);
        };
    }

    /** Marks the node as gone, unless somebody else has written the mark of {@code revision} anew. */
    void disconnect(NodeName node, Instant since, long revision) {
        byte[] mark = NodeCodec.encode(new NodeSession(node, false, since)).toByteArray();
        String key = StoreKeys.session(node);
        store.commit(Transaction.builder()
                .require(new Guard.Unchanged(key, revision))
                .put(key, mark)
                .build());
    }

    /** Waits until all reports of earlier sessions are stored. */
    void settle() throws InterruptedException {
        if (!writer.flush(FLUSH_WITHIN)) {
            throw new StoreUnavailableException(
                    "the cluster store did not take earlier reports within " + FLUSH_WITHIN, new TimeoutException());
        }
    }

    Assigned assigned(NodeName node) {
        Range range = store.range(StoreKeys.TASKS + node + "/");
        Map<TaskId, Task> tasks = new HashMap<>();
        for (Entry entry : range.entries()) {
            Task task = task(entry.key(), entry.value());
            tasks.put(new TaskId(task.getId()), task);
        }
        return new Assigned(tasks, range.revision());
    }

    List<TaskStatus> statuses(NodeName node) {
        List<TaskStatus> statuses = new ArrayList<>();
        for (Entry entry : store.range(StoreKeys.OBSERVED + node + "/tasks/").entries()) {
            try {
                statuses.add(TaskCodec.decode(dev.podium.orchestrator.wire.v1.TaskStatus.parseFrom(entry.value())));
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException("store entry " + entry.key() + " is damaged", e);
            }
        }
        return statuses;
    }

    void write(NodeName node, List<Write> writes) {
        for (Write write : writes) {
            String key = StoreKeys.status(node, write.task());
            switch (write) {
                case Write.Keep(TaskStatus status) ->
                    writer.put(key, TaskCodec.encode(status).toByteArray());
                case Write.Drop drop -> writer.delete(key);
            }
        }
    }

    void facts(NodeName node, NodeFacts facts) {
        writer.put(StoreKeys.facts(node), facts.toByteArray());
    }

    void routerAck(NodeName node, RouterAck ack) {
        writer.put(StoreKeys.routerAck(node), ack.toByteArray());
    }

    static Task task(String key, byte[] value) {
        try {
            return Task.parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("store entry " + key + " is damaged", e);
        }
    }
}
