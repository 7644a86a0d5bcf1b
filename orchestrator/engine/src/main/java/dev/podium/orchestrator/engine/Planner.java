package dev.podium.orchestrator.engine;

import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.outlook.OutlookWriter;
import dev.podium.orchestrator.engine.reconcile.Adoption;
import dev.podium.orchestrator.engine.reconcile.CronReconciler;
import dev.podium.orchestrator.engine.reconcile.DeletionReconciler;
import dev.podium.orchestrator.engine.reconcile.DepartureReconciler;
import dev.podium.orchestrator.engine.reconcile.GlobalReconciler;
import dev.podium.orchestrator.engine.reconcile.JobReconciler;
import dev.podium.orchestrator.engine.reconcile.Reconciler;
import dev.podium.orchestrator.engine.reconcile.ReplicatedReconciler;
import dev.podium.orchestrator.engine.routing.RoutingPlanner;
import dev.podium.orchestrator.engine.schedule.Scheduler;
import dev.podium.orchestrator.engine.schedule.Seating;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.NodeViews;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides what has to change in a cluster.
 *
 * <p>Takes over what nodes did alone, lets the reconcilers say which tasks come and go, has the scheduler find nodes for the new
 * ones, derives the routing table and explains what is still missing. Keeps no decision between two plans, only views of nodes of which
 * nothing was said meanwhile.
 */
public final class Planner {
    private static final List<Reconciler> RECONCILERS = List.of(
            new DepartureReconciler(),
            new DeletionReconciler(),
            new ReplicatedReconciler(),
            new GlobalReconciler(),
            new JobReconciler(),
            new CronReconciler());

    private final Supplier<TaskId> ids;
    private final PlannerSettings settings;
    private final NodeViews nodes;

    /** @param ids an id for each new task; never the same twice */
    public Planner(Supplier<TaskId> ids, PlannerSettings settings) {
        this.ids = ids;
        this.settings = settings;
        this.nodes = new NodeViews(settings);
    }

    /** What to commit so that the cluster comes closer to what is wanted; empty when nothing can be done at {@code now}. */
    public Plan plan(ClusterSnapshot snapshot, Instant now) {
        ClusterView cluster = ClusterView.of(snapshot, settings, now, new Adoption(snapshot, now).find(), nodes);
        Draft draft = new Draft(cluster);
        RECONCILERS.forEach(reconciler -> reconciler.reconcile(cluster, draft));

        Scheduler scheduler = new Scheduler(cluster);
        Seating seating = scheduler.place(draft);
        Optional<RoutingTable> routing = new RoutingPlanner(cluster, draft.wake()).plan(draft.leaving());
        var outlooks = new OutlookWriter(cluster, scheduler, seating).write(draft.progress());

        List<Change> changes = new ArrayList<>();
        cluster.adopted().forEach(task -> changes.add(new Change.Create(task)));
        changes.addAll(draft.changes());
        seating.seats()
                .forEach(seat ->
                        changes.add(new Change.Create(seat.demand().on(seat.node(), seat.gpus(), ids.get(), now))));
        return new Plan(
                snapshot.revision(), changes, routing, outlooks, draft.wake().earliest());
    }
}
