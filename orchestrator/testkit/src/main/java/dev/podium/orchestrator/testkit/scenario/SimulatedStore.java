package dev.podium.orchestrator.testkit.scenario;

import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.cluster.Plan.Change;
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
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.task.TaskTransitions;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The cluster store: what the platform API, the gateways and the leader wrote. Refuses what the real ones would refuse. */
final class SimulatedStore {
    final Map<WorkloadId, Workload> workloads = new TreeMap<>();
    final Map<TaskId, Task> tasks = new TreeMap<>();
    final Map<TaskId, TaskStatus> statuses = new TreeMap<>();
    final Map<NodeName, NodeFacts> nodes = new TreeMap<>();
    final Map<NodeName, NodeIntent> intents = new TreeMap<>();
    final Map<NodeName, NodeSession> sessions = new TreeMap<>();
    final Map<NodeName, RouterAck> acks = new TreeMap<>();
    final Map<WorkloadId, RunBook> runs = new TreeMap<>();
    final List<RouteRule> routes = new ArrayList<>();
    RoutingTable routing = RoutingTable.EMPTY;
    ClusterPolicy policy = ClusterPolicy.DEFAULT;
    private long revision;

    ClusterSnapshot snapshot() {
        return new ClusterSnapshot(
                revision, workloads, tasks, statuses, nodes, intents, sessions, routes, routing, acks, policy, runs);
    }

    void commit(Plan plan) {
        revision++;
        plan.changes().forEach(this::apply);
        plan.routing().ifPresent(next -> {
            require(next.version() > routing.version(), "routing " + next + " after " + routing.version());
            routing = next;
        });
    }

    private void apply(Change change) {
        switch (change) {
            case Change.Create(Task task) -> {
                require(tasks.put(task.id(), task) == null, "a second task " + task.id());
                require(nodes.containsKey(task.node()), "a task on unknown node " + task.node());
            }
            case Change.Desire desire -> {
                Task task = task(desire.task());
                require(task.desired() != desire.state(), task.id() + " is to " + desire.state() + " already");
                tasks.put(task.id(), desire.applied(task));
            }
            case Change.Conclude(TaskStatus status) -> {
                require(
                        TaskTransitions.allowed(state(status.task()), status.state()),
                        "task " + status.task() + " concluded from " + state(status.task()));
                statuses.put(status.task(), status);
            }
            case Change.Forget(TaskId id) -> {
                require(state(id).ended(), "task " + id + " is forgotten while it is " + state(id));
                task(id);
                tasks.remove(id);
                statuses.remove(id);
            }
            case Change.KeepRuns(RunBook book) -> {
                require(!book.equals(runs.put(book.workload(), book)), "the same runs of " + book.workload());
                require(workloads.containsKey(book.workload()), "runs of unknown " + book.workload());
            }
            case Change.ForgetWorkload(WorkloadId id, String uid) -> {
                require(tasks.values().stream().noneMatch(t -> t.workload().equals(id)), id + " still has tasks");
                runs.remove(id);
                workloads.computeIfPresent(id, (_, old) -> old.uid().equals(uid) ? null : old);
            }
        }
    }

    /** A report of a connected node, as the gateway takes it: what is no legal move is ignored. */
    void report(TaskStatus status) {
        boolean known = tasks.containsKey(status.task()) || statuses.containsKey(status.task());
        TaskState before = state(status.task());
        if (known && (before == status.state() || TaskTransitions.allowed(before, status.state()))) {
            statuses.put(status.task(), status);
        }
    }

    /** The first words of a session: everything the node knows, so what it does not mention is lost. */
    void hello(NodeName node, Collection<TaskStatus> known, Instant now) {
        sessions.put(node, new NodeSession(node, true, now));
        Map<TaskId, TaskStatus> mentioned = new TreeMap<>();
        known.forEach(status -> mentioned.put(status.task(), status));
        for (Task task : tasksOn(node)) {
            TaskStatus stored = statuses.get(task.id());
            if (stored != null && !stored.state().ended() && !mentioned.containsKey(task.id())) {
                statuses.put(task.id(), Statuses.orphaned(stored, now));
            }
        }
        statuses.keySet().removeIf(id -> !tasks.containsKey(id) && !mentioned.containsKey(id));
        mentioned.values().forEach(status -> {
            if (!tasks.containsKey(status.task())) {
                statuses.put(status.task(), status);
            }
            report(status);
        });
    }

    List<Task> tasksOn(NodeName node) {
        return tasks.values().stream().filter(task -> task.node().equals(node)).toList();
    }

    TaskState state(TaskId id) {
        TaskStatus status = statuses.get(id);
        return status == null ? TaskState.ASSIGNED : status.state();
    }

    private Task task(TaskId id) {
        Task task = tasks.get(id);
        require(task != null, "no task " + id);
        return Objects.requireNonNull(task);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("the plan makes no sense: " + otherwise);
        }
    }
}
