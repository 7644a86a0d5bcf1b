package dev.podium.orchestrator.model.cluster;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a decision may look at, as of one revision of the cluster store. Immutable.
 *
 * @param statuses what nodes observed, by task; also of tasks the leader does not know (yet)
 * @param sessions nodes that have no entry were never connected since the leader took over
 * @param runs what the leader remembers of jobs and crons, by the job or cron
 */
public record ClusterSnapshot(
        long revision,
        Map<WorkloadId, Workload> workloads,
        Map<TaskId, Task> tasks,
        Map<TaskId, TaskStatus> statuses,
        Map<NodeName, NodeFacts> nodes,
        Map<NodeName, NodeIntent> intents,
        Map<NodeName, NodeSession> sessions,
        List<RouteRule> routes,
        RoutingTable routing,
        Map<NodeName, RouterAck> acks,
        ClusterPolicy policy,
        Map<WorkloadId, RunBook> runs) {
    public ClusterSnapshot {
        workloads = SharedMap.copyOf(workloads);
        tasks = SharedMap.copyOf(tasks);
        statuses = SharedMap.copyOf(statuses);
        nodes = SharedMap.copyOf(nodes);
        intents = SharedMap.copyOf(intents);
        sessions = SharedMap.copyOf(sessions);
        routes = List.copyOf(routes);
        acks = SharedMap.copyOf(acks);
        runs = SharedMap.copyOf(runs);
    }

    /** A state in which no job or cron was ever there. */
    public ClusterSnapshot(
            long revision,
            Map<WorkloadId, Workload> workloads,
            Map<TaskId, Task> tasks,
            Map<TaskId, TaskStatus> statuses,
            Map<NodeName, NodeFacts> nodes,
            Map<NodeName, NodeIntent> intents,
            Map<NodeName, NodeSession> sessions,
            List<RouteRule> routes,
            RoutingTable routing,
            Map<NodeName, RouterAck> acks,
            ClusterPolicy policy) {
        this(revision, workloads, tasks, statuses, nodes, intents, sessions, routes, routing, acks, policy, Map.of());
    }

    /** The same state with one workload more, or another one in its place. */
    public ClusterSnapshot with(Workload workload) {
        Map<WorkloadId, Workload> more = new HashMap<>(workloads);
        more.put(workload.id(), workload);
        return new ClusterSnapshot(
                revision, more, tasks, statuses, nodes, intents, sessions, routes, routing, acks, policy, runs);
    }

    /** The same state with other sessions. */
    public ClusterSnapshot with(Map<NodeName, NodeSession> others) {
        return new ClusterSnapshot(
                revision, workloads, tasks, statuses, nodes, intents, others, routes, routing, acks, policy, runs);
    }

    /** The same state under another policy. */
    public ClusterSnapshot with(ClusterPolicy other) {
        return new ClusterSnapshot(
                revision, workloads, tasks, statuses, nodes, intents, sessions, routes, routing, acks, other, runs);
    }

    /** The same state with other tasks. */
    public ClusterSnapshot with(Map<TaskId, Task> others, Map<TaskId, TaskStatus> observed) {
        return new ClusterSnapshot(
                revision, workloads, others, observed, nodes, intents, sessions, routes, routing, acks, policy, runs);
    }

    public NodeIntent intent(NodeName node) {
        NodeIntent intent = intents.get(node);
        return intent == null ? NodeIntent.active(node) : intent;
    }
}
