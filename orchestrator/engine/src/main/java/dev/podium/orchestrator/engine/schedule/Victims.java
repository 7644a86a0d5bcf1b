package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which tasks of one node have to go so that a more important one fits: the least important, and no more than it takes. */
final class Victims {
    private final FreeRoom room;
    private final Draft draft;
    private final Map<WorkloadId, Workload> owners = new HashMap<>();
    private final Map<Integer, List<TaskView>> tasks = new HashMap<>();
    private final int lowest;

    Victims(ClusterView cluster, FreeRoom room, Draft draft) {
        this.room = room;
        this.draft = draft;
        cluster.workloads().stream()
                .filter(workload -> !workload.deleted())
                .forEach(workload -> owners.put(workload.id(), workload));
        this.lowest = owners.values().stream()
                .mapToInt(workload -> workload.terms().priority())
                .min()
                .orElse(Integer.MAX_VALUE);
        if (owners.values().stream().anyMatch(workload -> workload.terms().priority() > lowest)) {
            cluster.tasks().values().stream()
                    .flatMap(List::stream)
                    .filter(task -> task.wanted() && owner(task).isPresent())
                    .filter(task -> !cluster.adopted().contains(task.task()))
                    .forEach(this::note);
        }
    }

    private void note(TaskView task) {
        int row = room.row(task.task().node());
        if (row >= 0) {
            tasks.computeIfAbsent(row, _ -> new ArrayList<>()).add(task);
        }
    }

    /** Of all workloads. */
    int lowestPriority() {
        return lowest;
    }

    /**
     * What it would cost to make room on a node.
     *
     * @param highest the highest priority among the victims
     */
    record Choice(int row, int highest, List<TaskView> victims) {
        static final Comparator<Choice> CHEAPEST_FIRST = Comparator.comparingInt(Choice::highest)
                .thenComparingInt(choice -> choice.victims().size())
                .thenComparingInt(Choice::row);
    }

    /**
     * Empty when not even all that may go would be enough.
     *
     * @param leaving what is on its way out on the node anyway
     */
    Optional<Choice> choose(int row, List<TaskView> leaving, Demand demand) {
        Need need = Need.of(demand.release());
        List<TaskView> candidates = candidates(row, demand.workload().terms().priority());
        for (int end = 1; end <= candidates.size(); end++) {
            int highest = priority(candidates.get(end - 1));
            boolean lastOfItsPriority = end == candidates.size() || priority(candidates.get(end)) > highest;
            List<TaskView> pool = candidates.subList(0, end);
            if (lastOfItsPriority && room.fitsWithout(row, both(leaving, pool), need)) {
                return Optional.of(new Choice(row, highest, fewest(row, leaving, pool, need)));
            }
        }
        return Optional.empty();
    }

    /** Those of lower priority whose budgets let them go all together, the least important first; of equal ones the youngest. */
    private List<TaskView> candidates(int row, int below) {
        Map<WorkloadId, Integer> taken = new HashMap<>();
        return tasks.getOrDefault(row, List.of()).stream()
                .filter(task -> priority(task) < below)
                .sorted(Comparator.comparingInt(this::priority)
                        .thenComparing(TaskView::available)
                        .thenComparing(TaskView.OLDEST_FIRST.reversed()))
                .filter(task -> mayGo(task, taken))
                .toList();
    }

    private boolean mayGo(TaskView task, Map<WorkloadId, Integer> taken) {
        Optional<Workload> owner = owner(task);
        if (owner.isEmpty() || !draft.disruptions().mayLose(owner.get(), task)) {
            return false;
        }
        if (!task.available()) {
            return true;
        }
        int already = taken.merge(task.task().workload(), 1, Integer::sum);
        return already <= draft.disruptions().spare(owner.get());
    }

    /** One if one is enough; else all, without those whose room is not needed after all, the most important and smallest first. */
    private List<TaskView> fewest(int row, List<TaskView> leaving, List<TaskView> pool, Need need) {
        Optional<TaskView> one = pool.stream()
                .filter(task -> room.fitsWithout(row, both(leaving, List.of(task)), need))
                .findFirst();
        if (one.isPresent()) {
            return List.of(one.get());
        }
        List<TaskView> victims = new ArrayList<>(pool);
        pool.stream()
                .sorted(Comparator.comparingInt(this::priority)
                        .reversed()
                        .thenComparingLong(task ->
                                room.size(row, task.task().release().resources().request())))
                .forEach(task -> {
                    victims.remove(task);
                    if (!room.fitsWithout(row, both(leaving, victims), need)) {
                        victims.add(task);
                    }
                });
        victims.sort(TaskView.OLDEST_FIRST);
        return List.copyOf(victims);
    }

    private Optional<Workload> owner(TaskView task) {
        return Optional.ofNullable(owners.get(task.task().workload()))
                .filter(workload -> workload.uid().equals(task.task().workloadUid()));
    }

    private int priority(TaskView task) {
        return owner(task).map(workload -> workload.terms().priority()).orElse(Integer.MAX_VALUE);
    }

    private static List<TaskView> both(List<TaskView> some, List<TaskView> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
