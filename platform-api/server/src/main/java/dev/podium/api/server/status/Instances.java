package dev.podium.api.server.status;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tasks of one snapshot, grouped by the app they belong to. Immutable. */
public final class Instances {
    private final ClusterSnapshot snapshot;
    private final Map<WorkloadId, List<Task>> byApp;

    private Instances(ClusterSnapshot snapshot, Map<WorkloadId, List<Task>> byApp) {
        this.snapshot = snapshot;
        this.byApp = byApp;
    }

    public static Instances of(ClusterSnapshot snapshot) {
        Map<WorkloadId, List<Task>> byApp = new HashMap<>();
        snapshot.tasks()
                .values()
                .forEach(task -> byApp.computeIfAbsent(task.workload(), _ -> new java.util.ArrayList<>())
                        .add(task));
        return new Instances(snapshot, byApp);
    }

    public ClusterSnapshot snapshot() {
        return snapshot;
    }

    /** All of the app's tasks the cluster remembers, those of an earlier app of the same name left out. */
    public List<Instance> of(WorkloadId app, String uid) {
        return byApp.getOrDefault(app, List.of()).stream()
                .filter(task -> task.workloadUid().equals(uid))
                .map(task -> Instance.of(task, snapshot))
                .sorted()
                .toList();
    }

    public Optional<Instance> of(TaskId task) {
        return Optional.ofNullable(snapshot.tasks().get(task)).map(found -> Instance.of(found, snapshot));
    }

    /** In the order of their slots. */
    static Map<String, List<Instance>> bySlot(List<Instance> instances) {
        Map<String, List<Instance>> slots = new TreeMap<>();
        instances.forEach(instance -> slots.computeIfAbsent(
                        SlotOrder.key(instance.task().slot()), _ -> new java.util.ArrayList<>())
                .add(instance));
        return slots;
    }
}
