package dev.podium.orchestrator.engine;

import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.outlook.BlockerFinder;
import dev.podium.orchestrator.engine.outlook.OutlookWriter;
import dev.podium.orchestrator.engine.rebalance.Foresight;
import dev.podium.orchestrator.engine.rebalance.Move;
import dev.podium.orchestrator.engine.rebalance.Rebalancer;
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
import dev.podium.orchestrator.model.cluster.Blocker;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.NodeAge;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.cluster.PlannedMove;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * Decides what has to change in a cluster.
 *
 * <p>Takes over what nodes did alone, lets the reconcilers say which tasks come and go, has the scheduler find nodes for the new
 * ones, moves what would be better elsewhere, derives the routing table and explains what is still missing. Keeps no decision between two
 * plans, only views of nodes of which nothing was said meanwhile.
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
        Decision decision = decide(snapshot, now);
        ClusterView cluster = decision.cluster();
        Draft draft = decision.draft();
        Optional<RoutingTable> routing = new RoutingPlanner(cluster, draft.wake()).plan(draft.leaving());
        var outlooks = new OutlookWriter(cluster, decision.scheduler(), decision.seating()).write(draft.progress());

        List<Change> changes = new ArrayList<>();
        cluster.adopted().forEach(task -> changes.add(new Change.Create(task)));
        changes.addAll(draft.changes());
        decision.seating()
                .seats()
                .forEach(seat ->
                        changes.add(new Change.Create(seat.demand().on(seat.node(), seat.gpus(), ids.get(), now))));
        decision.moves().forEach(move -> changes.add(new Change.Create(move.successor(ids.get(), now))));
        return new Plan(
                snapshot.revision(), changes, routing, outlooks, draft.wake().earliest());
    }

    /** The tasks that keep nodes that are being emptied from getting empty. */
    public SortedMap<NodeName, List<Blocker>> blockers(ClusterSnapshot snapshot, Instant now) {
        Decision decision = decide(snapshot, now);
        return new BlockerFinder(decision.draft(), decision.scheduler())
                .find(decision.seating().unplaced());
    }

    /** The moves rebalancing would make, one after the other, whether or not it is switched on; at most so many. */
    public List<PlannedMove> moves(ClusterSnapshot snapshot, Instant now, int most) {
        return new Foresight(state -> decide(state, now).moves(), now).moves(snapshot, most);
    }

    /** What its age makes of each node, where a maximum age is set. */
    public SortedMap<NodeName, NodeAge> ages(ClusterSnapshot snapshot, Instant now) {
        return ClusterView.ages(snapshot, now, nodes);
    }

    private Decision decide(ClusterSnapshot snapshot, Instant now) {
        ClusterView cluster = ClusterView.of(snapshot, settings, now, new Adoption(snapshot, now).find(), nodes);
        Draft draft = new Draft(cluster);
        RECONCILERS.forEach(reconciler -> reconciler.reconcile(cluster, draft));
        Scheduler scheduler = new Scheduler(cluster);
        Seating seating = scheduler.place(draft);
        List<Move> moves = new Rebalancer(cluster, draft, scheduler).rebalance(seating);
        return new Decision(cluster, draft, scheduler, seating, moves);
    }

    private record Decision(ClusterView cluster, Draft draft, Scheduler scheduler, Seating seating, List<Move> moves) {}
}
