package dev.podium.orchestrator.engine.rebalance;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.draft.Progress;
import dev.podium.orchestrator.engine.rebalance.Domains.Levels;
import dev.podium.orchestrator.engine.rebalance.Evenness.Effect;
import dev.podium.orchestrator.engine.schedule.Scheduler;
import dev.podium.orchestrator.engine.schedule.Seating;
import dev.podium.orchestrator.engine.schedule.Seating.Seat;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.cluster.ClusterPolicy.Strategy;
import dev.podium.orchestrator.model.cluster.Rebalancing;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.Slot;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Moves of a cluster that packs: a node that is nearly empty is emptied, when others that are fuller take all it has. */
final class Consolidation {
    private static final int MOST_NODES = 4;

    private final ClusterView cluster;
    private final Scheduler scheduler;
    private final double threshold;
    private final Map<TaskId, Progress> movable;
    private final Loads loads;

    Consolidation(ClusterView cluster, Scheduler scheduler, Rebalancing wanted, Map<TaskId, Progress> movable) {
        this.cluster = cluster;
        this.scheduler = scheduler;
        this.threshold = wanted.threshold() / 100.0;
        this.movable = movable;
        this.loads = new Loads(cluster);
    }

    List<Move> moves(int most) {
        List<NodeName> nearlyEmpty = loads.targets().keySet().stream()
                .filter(node -> loads.of(node) <= threshold && mayBeEmptied(node))
                .sorted(Comparator.comparingDouble(loads::of))
                .limit(MOST_NODES)
                .toList();
        for (NodeName node : nearlyEmpty) {
            List<Move> moves = emptying(node);
            if (!moves.isEmpty()) {
                return first(moves, most);
            }
        }
        return List.of();
    }

    /** Tasks of global workloads are on every node and do not count. */
    private List<TaskView> guests(NodeName node) {
        return loads.on(node).stream()
                .filter(task -> task.task().slot() instanceof Slot.Numbered)
                .toList();
    }

    private boolean mayBeEmptied(NodeName node) {
        List<TaskView> guests = guests(node);
        return !guests.isEmpty() && guests.stream().allMatch(task -> movable.containsKey(task.id()));
    }

    /** All moves it takes; none when one of its tasks has nowhere to go. */
    private List<Move> emptying(NodeName node) {
        List<TaskView> guests = guests(node);
        List<Demand> demands = guests.stream()
                .flatMap(task ->
                        Stream.ofNullable(movable.get(task.id())).map(report -> Move.demand(report.workload(), task)))
                .toList();
        Seating seating = scheduler.place(demands);
        boolean all = seating.unplaced().isEmpty() && demands.size() == guests.size();
        List<Move> moves = new ArrayList<>();
        for (int i = 0; all && i < guests.size(); i++) {
            Seat seat = seating.seats().get(i);
            if (fuller(guests.get(i), seat)) {
                moves.add(new Move(guests.get(i), seat, "node " + node + " gets empty"));
            }
        }
        return moves.size() == guests.size() ? moves : List.of();
    }

    private boolean fuller(TaskView task, Seat seat) {
        NodeView from = task.node().orElseThrow();
        NodeView to = cluster.nodes().get(seat.node());
        return to != null
                && !from.name().equals(to.name())
                && loads.of(to.name()) >= loads.of(from.name())
                && evenness(task).move(from, to) != Effect.WORSE;
    }

    private Evenness evenness(TaskView task) {
        Progress report = Optional.ofNullable(movable.get(task.id())).orElseThrow();
        return new Evenness(
                new Domains(
                        Levels.of(report.workload(), Strategy.PACK),
                        loads.targets().values()),
                report);
    }

    /** One of each workload at a time. */
    private static List<Move> first(List<Move> moves, int most) {
        Set<WorkloadId> workloads = new HashSet<>();
        return moves.stream()
                .filter(move -> workloads.add(move.from().task().workload()))
                .limit(most)
                .toList();
    }
}
