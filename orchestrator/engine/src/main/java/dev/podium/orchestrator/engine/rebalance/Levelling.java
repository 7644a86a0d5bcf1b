package dev.podium.orchestrator.engine.rebalance;

import dev.podium.orchestrator.engine.draft.Progress;
import dev.podium.orchestrator.engine.rebalance.Domains.Levels;
import dev.podium.orchestrator.engine.schedule.Scheduler;
import dev.podium.orchestrator.engine.schedule.Seating.Seat;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.engine.view.WakeTimes;
import dev.podium.orchestrator.model.cluster.ClusterPolicy.Strategy;
import dev.podium.orchestrator.model.cluster.Rebalancing;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Moves of a cluster that spreads: to domains that have fewer tasks of the workload, and from full nodes to emptier ones.
 *
 * <p>A task is worth a try when some node would be better, whether or not that node takes it; the scheduler says. Only so many are
 * tried at a time. Where that leaves some out, others have their turn a little later.
 */
final class Levelling {
    private static final int MOST_TRIES = 16;
    private static final Duration TURN = Duration.ofSeconds(10);

    private final ClusterView cluster;
    private final WakeTimes wake;
    private final Scheduler scheduler;
    private final double threshold;
    private final Map<TaskId, Progress> movable;
    private final Loads loads;
    private final double least;
    private final Map<Levels, Domains> domains = new HashMap<>();
    private final Map<WorkloadId, Evenness> evenness = new HashMap<>();

    Levelling(
            ClusterView cluster,
            WakeTimes wake,
            Scheduler scheduler,
            Rebalancing wanted,
            Map<TaskId, Progress> movable) {
        this.cluster = cluster;
        this.wake = wake;
        this.scheduler = scheduler;
        this.threshold = wanted.threshold() / 100.0;
        this.movable = movable;
        this.loads = new Loads(cluster);
        this.least = loads.least();
    }

    List<Move> moves(int most) {
        List<Move> moves = new ArrayList<>();
        Set<WorkloadId> moved = new HashSet<>();
        for (TaskView task : candidates()) {
            if (moves.size() < most && !moved.contains(task.task().workload())) {
                better(task).ifPresent(move -> {
                    moves.add(move);
                    moved.add(task.task().workload());
                });
            }
        }
        return moves;
    }

    /** What is on the fullest nodes first. */
    private List<TaskView> candidates() {
        List<TaskView> worthwhile = cluster.nodes().keySet().stream()
                .sorted(Comparator.comparingDouble(loads::of).reversed())
                .flatMap(node -> loads.on(node).stream())
                .filter(task -> movable.containsKey(task.id()) && worthwhile(task))
                .toList();
        if (worthwhile.size() <= MOST_TRIES) {
            return worthwhile;
        }
        long turn = cluster.now().getEpochSecond() / TURN.toSeconds();
        wake.passed(Instant.ofEpochSecond((turn + 1) * TURN.toSeconds()));
        int from = (int) (turn * MOST_TRIES % worthwhile.size());
        List<TaskView> rotated = new ArrayList<>(worthwhile.subList(from, worthwhile.size()));
        rotated.addAll(worthwhile.subList(0, from));
        return rotated.subList(0, MOST_TRIES);
    }

    private boolean worthwhile(TaskView task) {
        NodeView from = task.node().orElseThrow();
        return loads.of(from.name()) - threshold >= least || evenness(task).improvable(from);
    }

    private Optional<Move> better(TaskView task) {
        Progress report = movable.get(task.id());
        if (report == null) {
            return Optional.empty();
        }
        List<Seat> seats =
                scheduler.place(List.of(Move.demand(report.workload(), task))).seats();
        return seats.stream()
                .flatMap(seat -> Optional.ofNullable(loads.targets().get(seat.node())).stream()
                        .flatMap(node -> reason(task, node).stream())
                        .map(reason -> new Move(task, seat, reason)))
                .findFirst();
    }

    /** What would be better on the other node; empty when nothing is, or something else is worse. */
    private Optional<String> reason(TaskView task, NodeView to) {
        NodeView from = task.node().orElseThrow();
        if (from.name().equals(to.name())) {
            return Optional.empty();
        }
        return switch (evenness(task).move(from, to)) {
            case BETTER -> Optional.of("more even over " + spread(task));
            case SAME -> relief(task, from, to);
            case WORSE -> Optional.empty();
        };
    }

    private Optional<String> relief(TaskView task, NodeView from, NodeView to) {
        double before = loads.of(from.name());
        double after = loads.with(to.name(), task);
        boolean better = after <= before - threshold && loads.without(from.name(), task) < before;
        return better
                ? Optional.of("node " + from.name() + " is " + percent(before) + " full, node " + to.name()
                        + " would be " + percent(after))
                : Optional.empty();
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    private static String spread(TaskView task) {
        List<String> levels = task.task().release().placement().levels();
        return levels.isEmpty() ? "nodes" : String.join(", ", levels) + " and nodes";
    }

    private Evenness evenness(TaskView task) {
        return evenness.computeIfAbsent(task.task().workload(), _ -> {
            Progress report = Optional.ofNullable(movable.get(task.id())).orElseThrow();
            Domains of = domains.computeIfAbsent(
                    Levels.of(report.workload(), Strategy.SPREAD),
                    levels -> new Domains(levels, loads.targets().values()));
            return new Evenness(of, report);
        });
    }
}
