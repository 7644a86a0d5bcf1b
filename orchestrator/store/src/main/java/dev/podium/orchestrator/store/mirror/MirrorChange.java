package dev.podium.orchestrator.store.mirror;

import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.List;
import java.util.Optional;

/** One thing that is different now; without a {@code before} it is new, without an {@code after} it is gone. */
public sealed interface MirrorChange {
    record WorkloadChanged(WorkloadId id, Optional<Workload> before, Optional<Workload> after)
            implements MirrorChange {}

    record RoutesChanged(WorkloadId workload, List<RouteRule> before, List<RouteRule> after) implements MirrorChange {}

    record OutlookChanged(WorkloadId workload, Optional<Outlook> before, Optional<Outlook> after)
            implements MirrorChange {}

    record RunsChanged(WorkloadId workload, Optional<RunBook> before, Optional<RunBook> after)
            implements MirrorChange {}

    record TaskChanged(TaskId id, Optional<Task> before, Optional<Task> after) implements MirrorChange {}

    record StatusChanged(TaskId task, NodeName node, Optional<TaskStatus> before, Optional<TaskStatus> after)
            implements MirrorChange {}

    record FactsChanged(NodeName node, Optional<NodeFacts> before, Optional<NodeFacts> after) implements MirrorChange {}

    record IntentChanged(NodeName node, Optional<NodeIntent> before, Optional<NodeIntent> after)
            implements MirrorChange {}

    record SessionChanged(NodeName node, Optional<NodeSession> before, Optional<NodeSession> after)
            implements MirrorChange {}

    record RouterAckChanged(NodeName node, Optional<RouterAck> before, Optional<RouterAck> after)
            implements MirrorChange {}

    record PolicyChanged(ClusterPolicy before, ClusterPolicy after) implements MirrorChange {}

    record RoutingChanged(RoutingTable before, RoutingTable after) implements MirrorChange {}
}
