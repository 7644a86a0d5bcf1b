package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.model.cluster.Outlook;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeIntent;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.store.mirror.MirrorChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the store says at this very moment, typed; no server sees it. */
public final class Truth {
    private final SortedMap<WorkloadId, Workload> workloads = new TreeMap<>();
    private final Map<WorkloadId, Outlook> outlooks = new TreeMap<>();
    private final SortedMap<TaskId, Task> tasks = new TreeMap<>();
    private final Map<TaskId, TaskStatus> statuses = new TreeMap<>();
    private final SortedMap<NodeName, NodeFacts> nodes = new TreeMap<>();
    private final Map<NodeName, NodeIntent> intents = new TreeMap<>();
    private final Map<NodeName, NodeSession> sessions = new TreeMap<>();
    private final Map<NodeName, RouterAck> acks = new TreeMap<>();
    private final Map<NodeName, SortedMap<TaskId, Task>> byNode = new TreeMap<>();
    private final Map<WorkloadId, SortedMap<TaskId, Task>> byWorkload = new TreeMap<>();
    private RoutingTable routing = RoutingTable.EMPTY;
    private List<MirrorChange> news = new ArrayList<>();

    void apply(MirrorChange change) {
        news.add(change);
        switch (change) {
            case MirrorChange.WorkloadChanged c -> put(workloads, c.id(), c.after());
            case MirrorChange.TaskChanged c -> {
                put(tasks, c.id(), c.after());
                c.before().ifPresent(task -> index(task, Optional.empty()));
                c.after().ifPresent(task -> index(task, Optional.of(task)));
            }
            case MirrorChange.StatusChanged c -> put(statuses, c.task(), c.after());
            case MirrorChange.FactsChanged c -> put(nodes, c.node(), c.after());
            case MirrorChange.IntentChanged c -> put(intents, c.node(), c.after());
            case MirrorChange.SessionChanged c -> put(sessions, c.node(), c.after());
            case MirrorChange.RouterAckChanged c -> put(acks, c.node(), c.after());
            case MirrorChange.RoutingChanged c -> routing = c.after();
            case MirrorChange.RunsChanged c -> {}
            case MirrorChange.PolicyChanged c -> {}
            case MirrorChange.RoutesChanged c -> {}
            case MirrorChange.OutlookChanged c -> put(outlooks, c.workload(), c.after());
        }
    }

    private static <K, V> void put(Map<K, V> map, K key, Optional<V> value) {
        value.ifPresentOrElse(v -> map.put(key, v), () -> map.remove(key));
    }

    private void index(Task task, Optional<Task> now) {
        put(byNode.computeIfAbsent(task.node(), _ -> new TreeMap<>()), task.id(), now);
        put(byWorkload.computeIfAbsent(task.workload(), _ -> new TreeMap<>()), task.id(), now);
    }

    /** What has changed since this was last asked. */
    List<MirrorChange> takeNews() {
        List<MirrorChange> taken = news;
        news = new ArrayList<>();
        return taken;
    }

    boolean hasNews() {
        return !news.isEmpty();
    }

    public Collection<Workload> workloads() {
        return workloads.values();
    }

    public Optional<Workload> workload(WorkloadId id) {
        return Optional.ofNullable(workloads.get(id));
    }

    public Collection<Task> tasks() {
        return tasks.values();
    }

    public Optional<Task> task(TaskId id) {
        return Optional.ofNullable(tasks.get(id));
    }

    public Collection<Task> tasksOn(NodeName node) {
        return byNode.getOrDefault(node, new TreeMap<>()).values();
    }

    public Collection<Task> tasksOf(WorkloadId workload) {
        return byWorkload.getOrDefault(workload, new TreeMap<>()).values();
    }

    public Optional<TaskStatus> status(TaskId task) {
        return Optional.ofNullable(statuses.get(task));
    }

    public TaskState state(TaskId task) {
        return status(task).map(TaskStatus::state).orElse(TaskState.ASSIGNED);
    }

    public boolean ready(TaskId task) {
        return status(task).filter(s -> s.ready() && s.state().running()).isPresent();
    }

    public Collection<NodeFacts> nodes() {
        return nodes.values();
    }

    public Optional<NodeFacts> node(NodeName name) {
        return Optional.ofNullable(nodes.get(name));
    }

    public NodeIntent intent(NodeName node) {
        return Optional.ofNullable(intents.get(node)).orElse(NodeIntent.active(node));
    }

    public boolean connected(NodeName node) {
        return Optional.ofNullable(sessions.get(node))
                .filter(NodeSession::connected)
                .isPresent();
    }

    public Optional<Outlook> outlook(WorkloadId workload) {
        return Optional.ofNullable(outlooks.get(workload));
    }

    public Optional<RouterAck> ack(NodeName node) {
        return Optional.ofNullable(acks.get(node));
    }

    public RoutingTable routing() {
        return routing;
    }
}
