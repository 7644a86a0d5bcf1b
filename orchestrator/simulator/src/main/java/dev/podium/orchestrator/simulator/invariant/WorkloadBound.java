package dev.podium.orchestrator.simulator.invariant;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.workload.UpdatePolicy;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.Workload.Kind;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.simulator.World;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a quota rests on: a workload fills no more slots than it has replicas, and a plan makes no task beyond replicas and surge where
 * tasks can stay. When nothing of it serves there is nothing to protect and every slot may be replaced at once; and an old task that
 * worked and died is followed by one of its kind, however many are on their way to the new release.
 */
public final class WorkloadBound implements Invariant {
    @Override
    public String name() {
        return "no more tasks than replicas and surge";
    }

    @Override
    public void decided(ClusterSnapshot snapshot, Plan plan, World world) {
        List<Task> placed = After.placed(snapshot, plan);
        Set<WorkloadId> growing = placed.stream().map(Task::workload).collect(Collectors.toCollection(HashSet::new));
        if (growing.isEmpty()) {
            return;
        }
        After after = After.of(snapshot, plan);
        Map<WorkloadId, List<Task>> wanted = after.tasks().stream()
                .filter(task -> growing.contains(task.workload()) && after.wanted(task))
                .collect(Collectors.groupingBy(Task::workload, TreeMap::new, Collectors.toList()));
        wanted.forEach((id, tasks) -> {
            Workload workload = snapshot.workloads().get(id);
            if (workload == null || workload.deleted()) {
                throw broken(id + " gets a task and is deleted");
            }
            Set<Slot> advanced = placed.stream()
                    .filter(task ->
                            task.workload().equals(id) && task.revision().equals(workload.revision()))
                    .map(Task::slot)
                    .collect(Collectors.toSet());
            List<Task> mine = tasks.stream()
                    .filter(task -> task.workloadUid().equals(workload.uid()))
                    .toList();
            check(workload, mine, advanced, after);
        });
    }

    private void check(Workload workload, List<Task> tasks, Set<Slot> advanced, After after) {
        Map<Slot, Long> staying = tasks.stream()
                .filter(task -> after.settled(task.node()))
                .collect(Collectors.groupingBy(Task::slot, Collectors.counting()));
        Set<Slot> slots = tasks.stream().map(Task::slot).collect(Collectors.toSet());
        if (workload.kind() == Kind.REPLICATED && slots.size() > workload.replicas()) {
            throw broken(workload.id() + " has " + workload.replicas() + " replicas and tasks in " + slots.size()
                    + " slots");
        }
        long doubled = staying.values().stream().filter(count -> count > 1).count();
        boolean here = advanced.stream().anyMatch(slot -> staying.getOrDefault(slot, 0L) > 1);
        boolean serves = tasks.stream()
                .anyMatch(task -> after.status(task.id()).filter(s -> s.ready()).isPresent());
        if (here && serves && doubled > surge(workload)) {
            throw broken(workload.id() + " has " + workload.replicas() + " replicas, a surge of " + surge(workload)
                    + ", and two tasks in each of " + doubled + " slots");
        }
    }

    private static int surge(Workload workload) {
        UpdatePolicy policy = workload.release().update();
        return Math.max(1, policy.maxSurge() + policy.maxUnavailable());
    }
}
