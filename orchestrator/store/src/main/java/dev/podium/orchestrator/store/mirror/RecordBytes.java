package dev.podium.orchestrator.store.mirror;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.wire.ClusterCodec;
import dev.podium.orchestrator.wire.NodeCodec;
import dev.podium.orchestrator.wire.OutlookCodec;
import dev.podium.orchestrator.wire.RoutingCodec;
import dev.podium.orchestrator.wire.RunCodec;
import dev.podium.orchestrator.wire.TaskCodec;
import dev.podium.orchestrator.wire.WorkloadCodec;
import dev.podium.orchestrator.wire.v1.RouteRules;
import java.util.List;
import java.util.Optional;

/** A stored value, or none, read as whatever its key says it is. */
record RecordBytes(Optional<byte[]> bytes) {
    /** Reads one kind of record. */
    private interface Reading<T> {
        T of(byte[] bytes) throws InvalidProtocolBufferException;
    }

    Optional<Workload> workload() throws InvalidProtocolBufferException {
        return read(it -> WorkloadCodec.decode(dev.podium.orchestrator.wire.v1.Workload.parseFrom(it)));
    }

    Optional<List<RouteRule>> routes() throws InvalidProtocolBufferException {
        return read(it -> RoutingCodec.decode(RouteRules.parseFrom(it)));
    }

    Optional<Outlook> outlook() throws InvalidProtocolBufferException {
        return read(it -> OutlookCodec.decode(dev.podium.orchestrator.wire.v1.Outlook.parseFrom(it)));
    }

    Optional<RunBook> runs() throws InvalidProtocolBufferException {
        return read(it -> RunCodec.decode(dev.podium.orchestrator.wire.v1.RunBook.parseFrom(it)));
    }

    Optional<Task> task() throws InvalidProtocolBufferException {
        return read(it -> TaskCodec.decode(dev.podium.orchestrator.wire.v1.Task.parseFrom(it)));
    }

    Optional<TaskStatus> status() throws InvalidProtocolBufferException {
        return read(it -> TaskCodec.decode(dev.podium.orchestrator.wire.v1.TaskStatus.parseFrom(it)));
    }

    Optional<NodeFacts> facts() throws InvalidProtocolBufferException {
        return read(it -> NodeCodec.decode(dev.podium.orchestrator.wire.v1.NodeFacts.parseFrom(it)));
    }

    Optional<NodeIntent> intent() throws InvalidProtocolBufferException {
        return read(it -> NodeCodec.decode(dev.podium.orchestrator.wire.v1.NodeIntent.parseFrom(it)));
    }

    Optional<NodeSession> session() throws InvalidProtocolBufferException {
        return read(it -> NodeCodec.decode(dev.podium.orchestrator.wire.v1.NodeSession.parseFrom(it)));
    }

    Optional<RouterAck> routerAck() throws InvalidProtocolBufferException {
        return read(it -> RoutingCodec.decode(dev.podium.orchestrator.wire.v1.RouterAck.parseFrom(it)));
    }

    Optional<RoutingTable> routing() throws InvalidProtocolBufferException {
        return read(it -> RoutingCodec.decode(dev.podium.orchestrator.wire.v1.RoutingTable.parseFrom(it)));
    }

    Optional<ClusterPolicy> policy() throws InvalidProtocolBufferException {
        return read(it -> ClusterCodec.decode(dev.podium.orchestrator.wire.v1.ClusterPolicy.parseFrom(it)));
    }

    private <T> Optional<T> read(Reading<T> reading) throws InvalidProtocolBufferException {
        return bytes.isPresent() ? Optional.of(reading.of(bytes.get())) : Optional.empty();
    }
}
