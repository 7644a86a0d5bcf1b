package dev.podium.orchestrator.testkit.scenario;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.node.Gpu;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.Endpoint;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskState;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Amount;
import dev.podium.orchestrator.model.workload.GpuRequest;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold after every commit, whatever happened before. */
final class Invariants {
    /** Of the new release and of the old: one that is to serve, and one that cannot stay where it is but may be serving. */
    private static final int WANTED_PER_SLOT = 4;

    private final Map<TaskId, TaskState> seen = new HashMap<>();
    private final Set<NodeName> excused = new HashSet<>();

    /** A node that started tasks by itself may have taken more than the leader would have given it. */
    void excuse(NodeName node) {
        excused.add(node);
    }

    void check(ClusterSnapshot snapshot) {
        snapshot.nodes().values().stream()
                .filter(node -> !excused.contains(node.name()))
                .forEach(node -> notOverCommitted(node, snapshot));
        onlyForward(snapshot);
        fewPerSlot(snapshot);
        routedTasksStay(snapshot);
        onlyForMoreImportantOnes(snapshot);
    }

    private static void notOverCommitted(NodeFacts node, ClusterSnapshot snapshot) {
        List<Task> tasks = snapshot.tasks().values().stream()
                .filter(task -> task.node().equals(node.name())
                        && !state(task, snapshot).ended())
                .toList();
        oneByOne(node, tasks);
        Amount used =
                tasks.stream().map(task -> task.release().resources().request()).reduce(Amount.ZERO, Amount::plus);
        Amount capacity = node.capacity();
        boolean fits = used.cpu().compareTo(capacity.cpu()) <= 0
                && used.memory().compareTo(capacity.memory()) <= 0
                && used.pids() <= capacity.pids();
        require(fits, "node " + node.name() + " has " + capacity + " and gave away " + used);
        require(
                capacity.disk().value() == 0 || used.disk().compareTo(capacity.disk()) <= 0,
                "node " + node.name() + " has a disk of " + capacity.disk() + " and gave away " + used.disk());
        used.generic()
                .forEach((name, count) -> require(
                        count <= capacity.generic().getOrDefault(name, 0L),
                        "node " + node.name() + " has " + capacity.generic() + " and gave away " + count + " " + name));
    }

    /** What cannot be added up: GPUs and ports of the node. */
    private static void oneByOne(NodeFacts node, List<Task> tasks) {
        Map<Integer, Integer> gpus = new HashMap<>();
        Set<Integer> ports = new HashSet<>();
        for (Task task : tasks) {
            GpuRequest wanted = task.release().resources().gpu();
            require(
                    task.gpus().size() == wanted.devices(),
                    "task " + task.id() + " was given GPUs " + task.gpus() + " and asked for " + wanted.amount());
            task.gpus().forEach(index -> gpus.merge(index, wanted.each(), Integer::sum));
            task.release()
                    .container()
                    .hostPorts()
                    .forEach(port ->
                            require(ports.add(port), "port " + port + " of node " + node.name() + " was given twice"));
        }
        Set<Integer> there = node.gpus().stream().map(Gpu::index).collect(Collectors.toSet());
        gpus.forEach((index, given) -> require(
                given <= GpuRequest.WHOLE && there.contains(index),
                "node " + node.name() + " gave away " + given + " thousandths of GPU " + index));
    }

    private void onlyForward(ClusterSnapshot snapshot) {
        for (Task task : snapshot.tasks().values()) {
            TaskState now = state(task, snapshot);
            TaskState before = seen.put(task.id(), now);
            require(
                    before == null || (now.compareTo(before) >= 0 && (!before.ended() || before == now)),
                    "task " + task.id() + " went from " + before + " to " + now);
        }
    }

    private static void fewPerSlot(ClusterSnapshot snapshot) {
        record Key(WorkloadId workload, String uid, Slot slot) {}
        snapshot.tasks().values().stream()
                .filter(task -> task.desired() == DesiredState.RUN
                        && !state(task, snapshot).ended())
                .collect(Collectors.groupingBy(
                        task -> new Key(task.workload(), task.workloadUid(), task.slot()), Collectors.counting()))
                .forEach((key, count) -> require(count <= WANTED_PER_SLOT, count + " tasks are wanted in " + key));
    }

    /** Traffic leaves a task before it is stopped. */
    private static void routedTasksStay(ClusterSnapshot snapshot) {
        snapshot.routing().endpoints().values().stream()
                .flatMap(list -> list.stream().map(Endpoint::task))
                .forEach(id -> require(
                        Optional.ofNullable(snapshot.tasks().get(id))
                                .filter(task -> task.desired() == DesiredState.RUN)
                                .isPresent(),
                        "task " + id + " gets traffic but is not to run"));
    }

    private static void onlyForMoreImportantOnes(ClusterSnapshot snapshot) {
        for (Task task : snapshot.tasks().values()) {
            Workload mine = snapshot.workloads().get(task.workload());
            Workload other = task.yieldsTo().map(snapshot.workloads()::get).orElse(null);
            require(
                    mine == null
                            || other == null
                            || mine.terms().priority() < other.terms().priority(),
                    "task " + task.id() + " of " + task.workload() + " made room for " + task.yieldsTo());
        }
    }

    private static TaskState state(Task task, ClusterSnapshot snapshot) {
        return Optional.ofNullable(snapshot.statuses().get(task.id()))
                .map(TaskStatus::state)
                .orElse(TaskState.ASSIGNED);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("invariant broken: " + otherwise);
        }
    }
}
