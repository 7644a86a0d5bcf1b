package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.schedule.Victims.Choice;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds room for demands no node takes, at the cost of tasks of lower priority.
 *
 * <p>Goals: a demand never waits for room that tasks of lower priority hold, where their disruption budgets let them go; as few of
 * them as possible go, the least important first; and what is given away is not fought over again.
 *
 * <p>Algorithm: first look for room that is being vacated anyway. When there is enough on some node, the demand waits for it and
 * nobody else has to go. Only else choose victims, on the node where the most important of them is least important, of several such
 * nodes where they are fewest. Either way the room counts as taken from then on, so that what comes later in the plan, being no more
 * important, does not get between. Each plan finds again what the last one decided, because leaving tasks are on record; so nothing is
 * stored, and as room only ever passes to higher priorities, no two workloads can take it from each other in turn.
 */
final class Preemption {
    private final ClusterView cluster;
    private final FreeRoom room;
    private final Draft draft;
    private final Victims victims;
    private final Map<Integer, List<TaskView>> leaving = new HashMap<>();
    private final Set<Like> hopeless = new HashSet<>();

    /**
     * What makes demands of different workloads alike when they look for room. Room only gets less in the course of a plan, so what
     * one of them did not find the next need not look for.
     */
    private record Like(Need need, int priority, BitSet feasible) {}

    Preemption(ClusterView cluster, FreeRoom room, Draft draft) {
        this.cluster = cluster;
        this.room = room;
        this.draft = draft;
        this.victims = new Victims(cluster, room, draft);
        cluster.tasks().values().stream()
                .flatMap(List::stream)
                .filter(task -> !task.ended() && goes(task))
                .forEach(this::note);
    }

    private boolean goes(TaskView task) {
        return task.leaving() || draft.leaves(task);
    }

    private void note(TaskView task) {
        int row = room.row(task.task().node());
        if (row >= 0) {
            leaving.computeIfAbsent(row, _ -> new ArrayList<>()).add(task);
        }
    }

    /** Whether anything less important than this could be in its way. */
    boolean matters(int priority) {
        return priority > victims.lowestPriority();
    }

    /**
     * Promises as much room as there is to identical demands no node takes.
     *
     * @param feasible rows that pass the fixed filters
     * @param tree knows the company and evenness of their group
     */
    List<Promise> claim(List<Demand> demands, BitSet feasible, SpreadTree tree) {
        List<Promise> promises = new ArrayList<>();
        Workload workload = demands.getFirst().workload();
        Like like =
                new Like(Need.of(demands.getFirst().release()), workload.terms().priority(), feasible);
        if (hopeless.contains(like)) {
            return promises;
        }
        Options options = new Options(feasible, tree);
        Set<Slot> served = served(workload);
        for (Demand demand : demands) {
            if (served.contains(demand.slot())) {
                continue;
            }
            Optional<Promise> promise = options.promise(demand);
            if (promise.isEmpty() && demand.pinned().isEmpty()) {
                if (tree.indifferent()) {
                    hopeless.add(like);
                }
                return promises;
            }
            promise.ifPresent(promises::add);
        }
        return promises;
    }

    /** Slots that serve as they are: a second task there is a convenience, for which nobody has to go. */
    private Set<Slot> served(Workload workload) {
        return cluster.tasksOf(workload).stream()
                .filter(task -> task.available() && task.settled() && !draft.leaves(task))
                .map(task -> task.task().slot())
                .collect(Collectors.toSet());
    }

    /** The nodes on which one group could get room, the cheapest first. Costs only grow while it is given away. */
    private final class Options {
        private final BitSet feasible;
        private final SpreadTree tree;
        private @org.jspecify.annotations.Nullable PriorityQueue<Choice> cheapest;

        private Options(BitSet feasible, SpreadTree tree) {
            this.feasible = feasible;
            this.tree = tree;
        }

        private Optional<Promise> promise(Demand demand) {
            return vacated(demand)
                    .map(row -> reserved(demand, new Choice(row, 0, List.of())))
                    .or(() -> demand.pinned().isPresent() ? pinned(demand) : cheapest(demand));
        }

        /** A row that will have room by itself; best one on which tasks leave for this very workload. */
        private Optional<Integer> vacated(Demand demand) {
            List<Integer> rows = leaving.keySet().stream()
                    .filter(row -> allowed(row, demand) && fits(row, demand))
                    .sorted()
                    .toList();
            return rows.stream()
                    .filter(row -> yields(row, demand.workload().id()))
                    .findFirst()
                    .or(() -> rows.stream().findFirst());
        }

        private boolean allowed(int row, Demand demand) {
            return feasible.get(row)
                    && demand.pinned().filter(node -> room.row(node) != row).isEmpty()
                    && tree.admits(row);
        }

        private boolean fits(int row, Demand demand) {
            return room.fitsWithout(row, leaving.getOrDefault(row, List.of()), Need.of(demand.release()));
        }

        private boolean yields(int row, WorkloadId to) {
            return leaving.getOrDefault(row, List.of()).stream()
                    .anyMatch(task -> task.task().yieldsTo().filter(to::equals).isPresent());
        }

        private Optional<Promise> pinned(Demand demand) {
            return demand.pinned()
                    .map(room::row)
                    .filter(row -> row >= 0 && allowed(row, demand))
                    .flatMap(row -> choice(row, demand))
                    .map(choice -> reserved(demand, choice));
        }

        private Optional<Promise> cheapest(Demand demand) {
            PriorityQueue<Choice> queue = cheapest == null ? all(demand) : cheapest;
            cheapest = queue;
            for (Choice choice = queue.poll(); choice != null; choice = queue.poll()) {
                Optional<Choice> now = allowed(choice.row(), demand) ? choice(choice.row(), demand) : Optional.empty();
                if (now.filter(choice::equals).isPresent()) {
                    Promise promise = reserved(demand, choice);
                    choice(choice.row(), demand).ifPresent(queue::add);
                    return Optional.of(promise);
                }
                now.ifPresent(queue::add);
            }
            return Optional.empty();
        }

        private PriorityQueue<Choice> all(Demand demand) {
            PriorityQueue<Choice> all = new PriorityQueue<>(Choice.CHEAPEST_FIRST);
            feasible.stream()
                    .filter(row -> allowed(row, demand))
                    .forEach(row -> choice(row, demand).ifPresent(all::add));
            return all;
        }

        private Optional<Choice> choice(int row, Demand demand) {
            return victims.choose(row, leaving.getOrDefault(row, List.of()), demand);
        }

        private Promise reserved(Demand demand, Choice choice) {
            choice.victims().forEach(task -> {
                draft.makeWay(task, demand.workload().id());
                note(task);
            });
            List<TaskView> goes = leaving.getOrDefault(choice.row(), List.of());
            tree.occupy(choice.row(), goes);
            return new Promise(demand, room.node(choice.row()).name(), goes, choice.victims());
        }
    }
}
