package dev.podium.orchestrator.engine.routing;

import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.engine.view.WakeTimes;
import dev.podium.orchestrator.model.routing.Endpoint;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Computes the routing table: for each workload with a rule, its ready tasks that are to stay. */
public final class RoutingPlanner {
    private final ClusterView view;
    private final WakeTimes wake;

    public RoutingPlanner(ClusterView view, WakeTimes wake) {
        this.view = view;
        this.wake = wake;
    }

    /**
     * The next table, when it differs from the current one.
     *
     * @param leaving tasks this plan no longer wants to run
     */
    public Optional<RoutingTable> plan(Set<TaskId> leaving) {
        RoutingTable current = view.snapshot().routing();
        List<RouteRule> rules = view.snapshot().routes().stream()
                .filter(rule -> live(rule.workload()).isPresent())
                .distinct()
                .toList();
        Map<WorkloadId, List<Endpoint>> endpoints = new HashMap<>();
        for (RouteRule rule : rules) {
            live(rule.workload())
                    .ifPresent(workload -> endpoints.computeIfAbsent(workload.id(), _ -> endpoints(workload, leaving)));
        }
        RoutingTable next = RoutingTable.of(current.version(), rules, endpoints);
        return next.sameContent(current)
                ? Optional.empty()
                : Optional.of(RoutingTable.of(nextVersion(), rules, endpoints));
    }

    /** Also newer than what routers still have from before the store was rebuilt: they take no older table. */
    private long nextVersion() {
        long applied = view.snapshot().acks().values().stream()
                .mapToLong(RouterAck::version)
                .max()
                .orElse(0);
        return Math.max(view.snapshot().routing().version(), applied) + 1;
    }

    private Optional<Workload> live(WorkloadId id) {
        return Optional.ofNullable(view.snapshot().workloads().get(id)).filter(workload -> !workload.deleted());
    }

    /** Tasks on nodes out of touch may well serve still, so they are left out only while there are others. */
    private List<Endpoint> endpoints(Workload workload, Collection<TaskId> leaving) {
        List<TaskView> ready = view.tasksOf(workload).stream()
                .filter(task -> task.wanted() && !leaving.contains(task.id()) && answers(task))
                .toList();
        List<TaskView> inTouch = ready.stream().filter(this::inTouch).toList();
        return (inTouch.isEmpty() ? ready : inTouch)
                .stream().flatMap(task -> endpoint(task).stream()).toList();
    }

    private static boolean answers(TaskView task) {
        return task.status()
                .filter(s -> s.ready() && s.state().running() && s.address().isPresent())
                .isPresent();
    }

    private boolean inTouch(TaskView task) {
        if (task.node().isEmpty()) {
            return false;
        }
        Optional<Instant> awaySince = task.node().get().awaySince();
        return awaySince
                .map(since -> !wake.passed(since.plus(view.settings().unroutedAfter())))
                .orElse(true);
    }

    private static Optional<Endpoint> endpoint(TaskView task) {
        return task.status().flatMap(TaskStatus::address).map(address -> new Endpoint(task.id(), address));
    }
}
