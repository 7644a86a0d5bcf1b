package dev.podium.orchestrator.simulator.invariant;

import dev.podium.orchestrator.model.routing.Endpoint;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.simulator.World;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Few tasks in a slot.
 *
 * <p>Wanted are at most two of a release: one that is to serve, and one that cannot stay where it is but may be serving; so four
 * while one release follows another, of which two may stay where they are. Requests go to at most two of a slot, one of each release.
 */
public final class SlotLimits implements Invariant {
    private static final int WANTED = 4;
    private static final int STAYING = 2;
    private static final int SERVING = 2;

    private record Place(WorkloadId workload, String uid, Slot slot) {
        static Place of(Task task) {
            return new Place(task.workload(), task.workloadUid(), task.slot());
        }

        @Override
        public String toString() {
            return "slot " + slot + " of " + workload;
        }
    }

    @Override
    public String name() {
        return "few tasks in a slot";
    }

    @Override
    public void decided(Decision decision, World world) {
        After after = decision.after();
        Map<Place, java.util.List<Task>> wanted =
                after.tasks().stream().filter(after::wanted).collect(Collectors.groupingBy(Place::of));
        wanted.forEach((place, tasks) -> {
            atMost(WANTED, tasks, place, "wanted");
            atMost(
                    STAYING,
                    tasks.stream().filter(t -> after.settled(t.node())).toList(),
                    place,
                    "wanted where they may stay");
        });
        decision.plan()
                .routing()
                .ifPresent(table -> table.endpoints()
                        .values()
                        .forEach(list -> list.stream()
                                .map(Endpoint::task)
                                .flatMap(id -> after.task(id).stream())
                                .collect(Collectors.groupingBy(Place::of))
                                .forEach((place, tasks) -> atMost(SERVING, tasks, place, "to get requests"))));
    }

    private void atMost(int most, Collection<Task> tasks, Place place, String what) {
        if (tasks.size() > most) {
            Map<String, String> where = new TreeMap<>();
            tasks.forEach(task -> where.put(
                    task.id().value(),
                    "on " + task.node() + " release " + task.release().number()));
            throw broken(tasks.size() + " tasks are " + what + " in " + place + ": " + where);
        }
    }
}
