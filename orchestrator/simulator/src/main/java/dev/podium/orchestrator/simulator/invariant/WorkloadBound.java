package dev.podium.orchestrator.simulator.invariant;

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
 * tasks can stay. When nothing of it serves, as far as anybody can tell, there is nothing to protect and every slot may be replaced at once; and an old task that
 * worked and died is followed by one of its kind, however many are on their way to the new release.
 */
public final class WorkloadBound implements Invariant {
    @Override
    public String name() {
        return "no more tasks than replicas and surge";
    }

    @Override
    public void decided(Decision decision, World world) {
        List<Task> placed = decision.placed();
        Set<WorkloadId> growing = placed.stream().map(Task::workload).collect(Collectors.toCollection(HashSet::new));
        if (growing.isEmpty()) {
            return;
        }
        After after = decision.after();
        Map<WorkloadId, List<Task>> wanted = after.tasks().stream()
                .filter(task -> growing.contains(task.workload()) && after.wanted(task))
                .collect(Collectors.groupingBy(Task::workload, TreeMap::new, Collectors.toList()));
        wanted.forEach((id, tasks) -> {
            Workload workload = decision.snapshot().workloads().get(id);
            if (workload == null || workload.deleted()) {
                throw broken(id + " gets a task and is deleted");
            }
            Set<Slot> advanced = placed.stream()
                    .filter(task ->
                            task.workload().equals(id) && task.revision().equals(workload.revision()))
                    .map(Task::slot)
                    .collect(Collectors.toSet());
            // What a node started by itself runs already; the plan after the one that takes it over sees to it.
            List<Task> mine = tasks.stream()
                    .filter(task -> task.workloadUid().equals(workload.uid()) && !decision.adopted(task))
                    .toList();
            check(workload, mine, advanced, decision);
        });
    }

    private void check(Workload workload, List<Task> tasks, Set<Slot> advanced, Decision decision) {
        After after = decision.after();
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
        boolean serves = tasks.stream().anyMatch(task -> serves(task, decision));
        if (here && serves && doubled > surge(workload)) {
            throw broken(workload.id() + " has " + workload.replicas() + " replicas, a surge of " + surge(workload)
                    + ", and two tasks in each of " + doubled + " slots");
        }
    }

    private static boolean serves(Task task, Decision decision) {
        return decision.inReach(task.node())
                && decision.after().status(task.id()).filter(s -> s.ready()).isPresent();
    }

    private static int surge(Workload workload) {
        UpdatePolicy policy = workload.release().update();
        return Math.max(1, policy.maxSurge() + policy.maxUnavailable());
    }
}
