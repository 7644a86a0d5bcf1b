package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.Workload;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Snapshots and plans with one thing changed. */
final class Retouched {
    private Retouched() {}

    private static <K, V> Map<K, V> each(Map<K, V> map, UnaryOperator<V> how) {
        Map<K, V> next = new HashMap<>();
        map.forEach((key, value) -> next.put(key, how.apply(value)));
        return next;
    }

    static ClusterSnapshot nodes(ClusterSnapshot s, UnaryOperator<NodeFacts> how) {
        return new ClusterSnapshot(
                s.revision(),
                s.workloads(),
                s.tasks(),
                s.statuses(),
                each(s.nodes(), how),
                s.intents(),
                s.sessions(),
                s.routes(),
                s.routing(),
                s.acks(),
                s.policy(),
                s.runs());
    }

    static ClusterSnapshot workloads(ClusterSnapshot s, UnaryOperator<Workload> how) {
        return new ClusterSnapshot(
                s.revision(),
                each(s.workloads(), how),
                s.tasks(),
                s.statuses(),
                s.nodes(),
                s.intents(),
                s.sessions(),
                s.routes(),
                s.routing(),
                s.acks(),
                s.policy(),
                s.runs());
    }

    static ClusterSnapshot intents(ClusterSnapshot s, Map<NodeName, NodeIntent> intents) {
        return new ClusterSnapshot(
                s.revision(),
                s.workloads(),
                s.tasks(),
                s.statuses(),
                s.nodes(),
                intents,
                s.sessions(),
                s.routes(),
                s.routing(),
                s.acks(),
                s.policy(),
                s.runs());
    }

    static ClusterSnapshot sessions(ClusterSnapshot s, Map<NodeName, NodeSession> sessions) {
        return new ClusterSnapshot(
                s.revision(),
                s.workloads(),
                s.tasks(),
                s.statuses(),
                s.nodes(),
                s.intents(),
                sessions,
                s.routes(),
                s.routing(),
                s.acks(),
                s.policy(),
                s.runs());
    }

    static ClusterSnapshot acks(ClusterSnapshot s, Map<NodeName, RouterAck> acks) {
        return new ClusterSnapshot(
                s.revision(),
                s.workloads(),
                s.tasks(),
                s.statuses(),
                s.nodes(),
                s.intents(),
                s.sessions(),
                s.routes(),
                s.routing(),
                acks,
                s.policy(),
                s.runs());
    }

    static Plan routing(Plan plan, Optional<RoutingTable> routing) {
        return new Plan(plan.revision(), plan.changes(), routing, plan.outlooks(), plan.wakeAt());
    }

    static Plan changes(Plan plan, Function<Change, Stream<Change>> how) {
        return new Plan(
                plan.revision(),
                plan.changes().stream().flatMap(how).toList(),
                plan.routing(),
                plan.outlooks(),
                plan.wakeAt());
    }

    static Task as(Task task, TaskId id) {
        return new Task(
                id,
                task.workload(),
                task.workloadUid(),
                task.slot(),
                task.release(),
                task.restarts(),
                task.node(),
                task.desired(),
                task.desiredSince(),
                task.attempt(),
                task.createdAt(),
                task.notBefore(),
                task.gpus());
    }
}
