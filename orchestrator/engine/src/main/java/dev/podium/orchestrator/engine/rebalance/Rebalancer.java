package dev.podium.orchestrator.engine.rebalance;

import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.draft.Progress;
import dev.podium.orchestrator.engine.schedule.Scheduler;
import dev.podium.orchestrator.engine.schedule.Seating;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.SlotView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.cluster.Rebalancing;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.UpdatePolicy;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.Workload.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Moves running tasks to where they would be put if they were new, a few at a time, when nothing else is going on.
 *
 * <p>A move is a second task in the slot that says whom it replaces; the reconcilers let the first one go when the second serves.
 * Only what its workload can do without for a moment is moved: its disruption budget is asked, all its slots have to serve, one
 * of them moves at a time, and it stays where it was put for a while. What may not run beside its successor is not moved.
 *
 * <p>It comes to rest: every move makes a workload more even over its spread, or, while no spread gets less even, the fuller of two
 * nodes less full by the threshold (when the cluster spreads) or the emptier one emptier (when it packs).
 */
public final class Rebalancer {
    /** A move whose new task does not serve after so long is called off. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ClusterView cluster;
    private final Draft draft;
    private final Scheduler scheduler;

    public Rebalancer(ClusterView cluster, Draft draft, Scheduler scheduler) {
        this.cluster = cluster;
        this.draft = draft;
        this.scheduler = scheduler;
    }

    /**
     * Calls off moves that do not succeed, and says which ones begin. What no node takes does not hold them up; what was placed does.
     *
     * @param seating what came of this plan's demands
     */
    public List<Move> rebalance(Seating seating) {
        List<TaskView> moving = cluster.tasks().values().stream()
                .flatMap(List::stream)
                .filter(this::underway)
                .toList();
        moving.forEach(this::callOff);
        Optional<Rebalancing> wanted = cluster.snapshot().policy().rebalancing();
        boolean calm = seating.seats().isEmpty()
                && seating.promises().isEmpty()
                && draft.leaving().isEmpty();
        if (wanted.isEmpty() || !calm || moving.size() >= wanted.get().maxMoves()) {
            return List.of();
        }
        int most = wanted.get().maxMoves() - moving.size();
        Map<TaskId, Progress> movable = movable(wanted.get());
        return switch (cluster.snapshot().policy().strategy()) {
            case SPREAD -> new Levelling(cluster, draft.wake(), scheduler, wanted.get(), movable).moves(most);
            case PACK -> new Consolidation(cluster, scheduler, wanted.get(), movable).moves(most);
        };
    }

    /** Both are still to run: the task and the one it replaces. */
    private boolean underway(TaskView task) {
        Optional<TaskId> replaced = task.task().replaces().filter(_ -> task.wanted());
        return replaced.isPresent()
                && cluster.tasks().getOrDefault(task.task().workload(), List.of()).stream()
                        .anyMatch(other -> other.id().equals(replaced.get()) && other.wanted());
    }

    private void callOff(TaskView task) {
        if (!task.available() && draft.wake().passed(task.task().createdAt().plus(PATIENCE))) {
            draft.leave(task);
        }
    }

    /** The tasks that may be moved now, each with what it is part of. */
    private Map<TaskId, Progress> movable(Rebalancing wanted) {
        Map<TaskId, Progress> movable = new HashMap<>();
        for (Progress report : draft.progress()) {
            if (mayMove(report)) {
                report.slots().stream()
                        .filter(slot -> rested(slot, wanted))
                        .flatMap(slot -> slot.wanted().stream())
                        .filter(task -> draft.disruptions().mayLose(report.workload(), task))
                        .forEach(task -> movable.put(task.id(), report));
            }
        }
        return movable;
    }

    private boolean rested(SlotView slot, Rebalancing wanted) {
        return slot.newest()
                .filter(task -> draft.wake().passed(task.task().createdAt().plus(wanted.settle())))
                .isPresent();
    }

    /** Each of its slots has one task, which serves, is up to date and may stay. */
    private static boolean mayMove(Progress report) {
        UpdatePolicy update = report.workload().release().update();
        return report.workload().kind() == Kind.REPLICATED
                && update.order() == UpdatePolicy.Order.START_FIRST
                && update.maxSurge() > 0
                && report.slots().stream().allMatch(slot -> steady(slot, report.workload()));
    }

    private static boolean steady(SlotView slot, Workload workload) {
        List<TaskView> there =
                slot.tasks().stream().filter(task -> !task.ended()).toList();
        return there.size() == 1
                && there.getFirst().available()
                && there.getFirst().settled()
                && there.getFirst().task().revision().equals(workload.revision());
    }
}
