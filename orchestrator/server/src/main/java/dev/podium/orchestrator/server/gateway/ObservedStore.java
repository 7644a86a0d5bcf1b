package dev.podium.orchestrator.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import dev.podium.orchestrator.store.rebuild.Rebuild;
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
import java.util.Optional;
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

    /** Who is connected, since when, and where: the name of this server. */
    record Connection(NodeName node, Instant since, String holder) {}

    /** Marks the node as connected for as long as this gateway lives, whoever had it before. */
    SessionMark connect(Connection connection) {
        return mark(connection, List.of())
                .orElseThrow(() -> new IllegalStateException("a commit without guards met one"));
    }

    /** Marks the node as connected again after the mark went with a lease; empty if another gateway has the node by now. */
    Optional<SessionMark> connectAgain(SessionMark lost, Connection connection) {
        return mark(connection, List.of(new Guard.Absent(StoreKeys.session(lost.node()))))
                .or(() -> mark(connection, List.of(lost.guard())));
    }

    private Optional<SessionMark> mark(Connection connection, List<Guard> guards) {
        Lease held = lease.current();
        try {
            return mark(connection, guards, held);
        } catch (LeaseEndedException e) {
            lease.replace(held);
            return mark(connection, guards, lease.current());
        }
    }

    private Optional<SessionMark> mark(Connection connection, List<Guard> guards, Lease held) {
        NodeName node = connection.node();
        byte[] mark = NodeCodec.encode(new NodeSession(node, true, connection.since()))
                .toByteArray();
        Transaction.Builder transaction = Transaction.builder()
                .put(StoreKeys.session(node), mark, held)
                .put(StoreKeys.gateway(node), connection.holder().getBytes(UTF_8), held);
        guards.forEach(transaction::require);
        return switch (store.commit(transaction.build())) {
            case CommitResult.Committed(long revision) -> Optional.of(new SessionMark(node, revision));
            case CommitResult.Conflict conflict -> Optional.empty();
        };
    }

    /** The gateway that has the node, as people know it. */
    Optional<String> holder(NodeName node) {
        return store.get(StoreKeys.gateway(node)).map(entry -> new String(entry.value(), UTF_8));
    }

    /** Marks the node as gone, unless somebody else has marked it anew. */
    void disconnect(SessionMark mark, Instant since) {
        byte[] gone =
                NodeCodec.encode(new NodeSession(mark.node(), false, since)).toByteArray();
        store.commit(Transaction.builder()
                .require(mark.guard())
                .put(StoreKeys.session(mark.node()), gone)
                .delete(StoreKeys.gateway(mark.node()))
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

    void write(SessionMark mark, List<Write> writes) {
        for (Write write : writes) {
            String key = StoreKeys.status(mark.node(), write.task());
            switch (write) {
                case Write.Keep(TaskStatus status) ->
                    writer.put(mark, key, TaskCodec.encode(status).toByteArray());
                case Write.Drop drop -> writer.delete(mark, key);
            }
        }
    }

    void facts(SessionMark mark, NodeFacts facts) {
        writer.put(mark, StoreKeys.facts(mark.node()), facts.toByteArray());
    }

    void routerAck(SessionMark mark, RouterAck ack) {
        writer.put(mark, StoreKeys.routerAck(mark.node()), ack.toByteArray());
    }

    /** The rebuild that is going on, if one is. */
    Optional<Rebuild> rebuild() {
        return Rebuild.current(store);
    }

    /** While a rebuild goes on the gateway writes what is otherwise the leader's: the leader waits for it. */
    void restore(Rebuild rebuild, List<Task> records) {
        Transaction.Builder batch = Transaction.builder().require(rebuild.guard());
        int bytes = 0;
        int count = 0;
        for (Task record : records) {
            byte[] value = record.toByteArray();
            if (count == ClusterStore.MAX_OPERATIONS || bytes + value.length > ClusterStore.COMFORTABLE_BYTES) {
                store.commit(batch.build());
                batch = Transaction.builder().require(rebuild.guard());
                bytes = 0;
                count = 0;
            }
            batch.put(StoreKeys.task(TaskCodec.decode(record)), value);
            bytes += value.length;
            count++;
        }
        if (count > 0) {
            store.commit(batch.build());
        }
    }

    void isBack(Rebuild rebuild, NodeName node) {
        rebuild.isBack(store, node);
    }

    static Task task(String key, byte[] value) {
        try {
            return Task.parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("store entry " + key + " is damaged", e);
        }
    }
}
