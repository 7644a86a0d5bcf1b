package dev.podium.orchestrator.engine.view;

import dev.podium.orchestrator.engine.PlannerSettings;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.NodeAge;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.run.RunBook;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A snapshot at one moment, in an order that does not depend on hashing.
 *
 * @param adopted tasks the nodes made by themselves while no server was there, which this plan takes over
 * @param workloads in the order of their ids
 * @param nodes by name
 * @param tasks of each workload, oldest first; also of workloads that are gone, also the adopted ones
 */
public record ClusterView(
        ClusterSnapshot snapshot,
        PlannerSettings settings,
        Instant now,
        List<Task> adopted,
        List<Workload> workloads,
        SortedMap<NodeName, NodeView> nodes,
        SortedMap<WorkloadId, List<TaskView>> tasks) {

    public static ClusterView of(ClusterSnapshot snapshot, PlannerSettings settings, Instant now, List<Task> adopted) {
        return of(snapshot, settings, now, adopted, new NodeViews(settings));
    }

    /** @param known may have views of nodes from an earlier snapshot */
    public static ClusterView of(
            ClusterSnapshot snapshot, PlannerSettings settings, Instant now, List<Task> adopted, NodeViews known) {
        SortedMap<NodeName, NodeView> nodes = Aging.apply(snapshot, known.of(snapshot, now), now);
        SortedMap<WorkloadId, List<TaskView>> tasks = new TreeMap<>();
        List<Task> all = new ArrayList<>(snapshot.tasks().values());
        all.addAll(adopted);
        for (Task task : all) {
            tasks.computeIfAbsent(task.workload(), _ -> new ArrayList<>()).add(view(snapshot, nodes, task, now));
        }
        tasks.values().forEach(list -> list.sort(TaskView.OLDEST_FIRST));
        return new ClusterView(snapshot, settings, now, List.copyOf(adopted), inOrder(snapshot), nodes, tasks);
    }

    /** What its age makes of each node, where a maximum age is set. */
    public static SortedMap<NodeName, NodeAge> ages(ClusterSnapshot snapshot, Instant now, NodeViews known) {
        SortedMap<NodeName, NodeAge> ages = new TreeMap<>();
        if (snapshot.policy().turnover().isPresent()) {
            Aging.apply(snapshot, known.of(snapshot, now), now)
                    .forEach((name, node) -> node.age().ifPresent(age -> ages.put(name, age)));
        }
        return ages;
    }

    /** When nodes that are away become unreachable, when nodes get too old or may be emptied, and when tasks are no longer welcome on tainted ones. */
    public List<Instant> turning() {
        Stream<Instant> unreachable = nodes.values().stream()
                .filter(node -> node.reach() == Reach.AWAY)
                .flatMap(node -> node.awaySince().stream())
                .map(since -> since.plus(settings.unreachableAfter()));
        boolean tainted =
                nodes.values().stream().anyMatch(node -> !node.taints().isEmpty());
        Stream<Instant> unwelcome = (tainted ? tasks.values() : List.<List<TaskView>>of())
                .stream()
                        .flatMap(List::stream)
                        .filter(task -> task.wanted() && task.welcome())
                        .map(this::welcomeUntil)
                        .filter(until -> until.isBefore(Instant.MAX));
        return Stream.of(unreachable, unwelcome, Aging.turning(this).stream())
                .flatMap(moments -> moments)
                .toList();
    }

    private Instant welcomeUntil(TaskView task) {
        return task.node()
                .filter(node -> !node.taints().isEmpty())
                .map(node -> Stay.until(
                        task.task(),
                        Optional.ofNullable(snapshot.workloads().get(task.task().workload())),
                        node))
                .orElse(Instant.MAX);
    }

    /** The tasks of this very workload, not of an earlier one of the same name. */
    public List<TaskView> tasksOf(Workload workload) {
        return tasks.getOrDefault(workload.id(), List.of()).stream()
                .filter(task -> task.task().workloadUid().equals(workload.uid()))
                .toList();
    }

    /** Every slot the workload has a task in, in slot order. */
    public SortedMap<Slot, SlotView> slotsOf(Workload workload) {
        Map<Slot, List<TaskView>> bySlot = new HashMap<>();
        for (TaskView task : tasksOf(workload)) {
            bySlot.computeIfAbsent(task.task().slot(), _ -> new ArrayList<>()).add(task);
        }
        SortedMap<Slot, SlotView> slots = new TreeMap<>(SlotView.SLOT_ORDER);
        bySlot.forEach((slot, list) -> slots.put(slot, new SlotView(slot, list)));
        return slots;
    }

    /** What is remembered of a job or cron, not of an earlier one of the same name. */
    public Optional<RunBook> bookOf(Workload workload) {
        return Optional.ofNullable(snapshot.runs().get(workload.id()))
                .filter(book -> book.uid().equals(workload.uid()));
    }

    /** The ids and uids tasks may have: of workloads that are there, and of the runs of crons. */
    public Map<WorkloadId, String> homes() {
        Map<WorkloadId, String> homes = new HashMap<>();
        for (Workload workload : snapshot.workloads().values()) {
            if (workload.deleted()) {
                continue;
            }
            bookOf(workload).ifPresent(book -> book.runs().forEach(run -> homes.put(run.id(), run.uid())));
            homes.put(workload.id(), workload.uid());
        }
        return homes;
    }

    private static List<Workload> inOrder(ClusterSnapshot snapshot) {
        return snapshot.workloads().values().stream()
                .sorted(Comparator.comparing(Workload::id))
                .toList();
    }

    private static TaskView view(ClusterSnapshot snapshot, Map<NodeName, NodeView> nodes, Task task, Instant now) {
        Optional<NodeView> node = Optional.ofNullable(nodes.get(task.node()));
        Optional<Workload> workload = Optional.ofNullable(snapshot.workloads().get(task.workload()));
        boolean welcome =
                node.filter(on -> now.isBefore(Stay.until(task, workload, on))).isPresent();
        return new TaskView(task, Optional.ofNullable(snapshot.statuses().get(task.id())), node, welcome);
    }
}
