package dev.podium.bench.placement;

import dev.podium.bench.Rounds;
import dev.podium.orchestrator.engine.Planner;
import dev.podium.orchestrator.engine.PlannerSettings;
import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.reconcile.ReplicatedReconciler;
import dev.podium.orchestrator.engine.schedule.Scheduler;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import java.util.List;
import java.util.function.Supplier;

/** The engine on one snapshot: the whole of a plan, and the scheduler's part of it. */
final class Engine {
    private final ClusterSnapshot snapshot;
    private final int demanded;

    /** @param demanded how many tasks the snapshot's workloads lack */
    Engine(ClusterSnapshot snapshot, int demanded) {
        this.snapshot = snapshot;
        this.demanded = demanded;
    }

    /** The tasks one plan creates, in its order. */
    List<Task> placed() {
        return new Planner(ids(), PlannerSettings.DEFAULT)
                .plan(snapshot, Scene.NOW).changes().stream()
                        .filter(Change.Create.class::isInstance)
                        .map(change -> ((Change.Create) change).task())
                        .toList();
    }

    /** Tasks decided on in a second by the whole of {@link Planner#plan}: view, reconcilers, placing, routing, outlooks. */
    double plannedPerSecond() {
        return Rounds.perSecond(demanded, () -> new Planner(ids(), PlannerSettings.DEFAULT).plan(snapshot, Scene.NOW));
    }

    /** Tasks placed in a second by the scheduler alone, with the demands already known. */
    double scheduledPerSecond() {
        ClusterView view = ClusterView.of(snapshot, PlannerSettings.DEFAULT, Scene.NOW, List.of());
        Draft draft = new Draft(view);
        new ReplicatedReconciler().reconcile(view, draft);
        List<Demand> demands = draft.demands();
        return Rounds.perSecond(demanded, () -> new Scheduler(view).place(demands));
    }

    private static Supplier<TaskId> ids() {
        long[] next = new long[1];
        return () -> new TaskId("task-" + next[0]++);
    }
}
