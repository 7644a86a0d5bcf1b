package dev.podium.orchestrator.engine.draft;

import dev.podium.orchestrator.engine.routing.RouterGate;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.engine.view.WakeTimes;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Collects the decisions of one plan. */
public final class Draft {
    private final ClusterView view;
    private final WakeTimes wake;
    private final RouterGate gate;
    private final List<Change> changes = new ArrayList<>();
    private final List<Demand> demands = new ArrayList<>();
    private final Set<TaskId> leaving = new HashSet<>();
    private final Map<WorkloadId, Progress> progress = new TreeMap<>();
    private final Disruptions disruptions = new Disruptions(this);

    public Draft(ClusterView view) {
        this.view = view;
        this.wake = new WakeTimes(view.now());
        this.gate = new RouterGate(view, wake);
        view.turning().forEach(wake::passed);
    }

    public WakeTimes wake() {
        return wake;
    }

    public RouterGate gate() {
        return gate;
    }

    public List<Change> changes() {
        return List.copyOf(changes);
    }

    public List<Demand> demands() {
        return List.copyOf(demands);
    }

    /** Tasks this plan no longer wants to run. */
    public Set<TaskId> leaving() {
        return Set.copyOf(leaving);
    }

    public void change(Change change) {
        changes.add(change);
    }

    public void demand(Demand demand) {
        demands.add(demand);
    }

    /** How many tasks of a workload others may still take away. */
    public Disruptions disruptions() {
        return disruptions;
    }

    /** How a workload fares, for those who explain it. */
    public void report(Progress report) {
        progress.put(report.workload().id(), report);
    }

    Optional<Progress> progressOf(WorkloadId workload) {
        return Optional.ofNullable(progress.get(workload));
    }

    /** This plan no longer wants the task to run. */
    public boolean leaves(TaskView task) {
        return leaving.contains(task.id());
    }

    public List<Progress> progress() {
        return List.copyOf(progress.values());
    }

    /**
     * The task is no longer wanted: it is drained first when a router may still send it something, else stopped at once.
     * A task this very plan adopts is not in the store yet; the next plan sees to it.
     */
    public void leave(TaskView task) {
        leaving.add(task.id());
        disruptions.left(task);
        if (!view.adopted().contains(task.task())) {
            desire(task, way(task));
        }
    }

    /** The task leaves for the sake of a more important workload, the same way as any other that leaves. */
    public void makeWay(TaskView task, WorkloadId to) {
        leaving.add(task.id());
        disruptions.left(task);
        changes.add(new Change.Desire(task.id(), way(task), view.now(), Optional.of(to)));
    }

    private DesiredState way(TaskView task) {
        return gate.released(task) ? DesiredState.STOP : DesiredState.DRAIN;
    }

    public void desire(TaskView task, DesiredState state) {
        changes.add(new Change.Desire(task.id(), state, view.now()));
    }

    public void forget(TaskView task) {
        changes.add(new Change.Forget(task.id()));
    }
}
