package dev.podium.orchestrator.engine.routing;

import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.engine.view.Reach;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.engine.view.WakeTimes;
import dev.podium.orchestrator.model.routing.Endpoint;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether every router has heard that a task came or went. */
public final class RouterGate {
    private final ClusterView view;
    private final WakeTimes wake;
    private final Set<TaskId> listed = new HashSet<>();
    private final Set<TaskId> busy = new HashSet<>();
    private final Set<WorkloadId> routed;
    private final List<NodeView> behind = new ArrayList<>();

    public RouterGate(ClusterView view, WakeTimes wake) {
        this.view = view;
        this.wake = wake;
        var table = view.snapshot().routing();
        table.endpoints()
                .values()
                .forEach(list -> list.stream().map(Endpoint::task).forEach(listed::add));
        routed = view.snapshot().routes().stream().map(RouteRule::workload).collect(Collectors.toSet());
        for (NodeView node : view.nodes().values()) {
            if (!counts(node)) {
                continue;
            }
            Optional<RouterAck> ack = Optional.ofNullable(view.snapshot().acks().get(node.name()));
            ack.ifPresent(a -> busy.addAll(a.busy()));
            if (ack.map(RouterAck::version).orElse(-1L) < table.version()) {
                behind.add(node);
            }
        }
    }

    /** No router sends it anything any more, and none has an open connection to it. */
    public boolean released(TaskView task) {
        return !listed.contains(task.id()) && !busy.contains(task.id()) && (!everRouted(task) || caughtUp());
    }

    /**
     * Every router knows the task and may send it requests. Always so when nothing leads to its workload; and so that one
     * router that does not answer cannot hold up every update, also when the routers had long enough.
     */
    public boolean served(TaskView task) {
        if (!routed.contains(task.task().workload()) || (listed.contains(task.id()) && caughtUp())) {
            return true;
        }
        return task.status()
                .map(TaskStatus::since)
                .map(since -> wake.passed(since.plus(view.settings().routerPatience())))
                .orElse(false);
    }

    /** A router that is behind may still have an older table; a task that was never ready is in none. */
    private boolean everRouted(TaskView task) {
        boolean wasReady =
                task.provenReady() || task.status().filter(TaskStatus::ready).isPresent();
        WorkloadId workload = task.task().workload();
        return wasReady
                && (routed.contains(workload)
                        || view.snapshot().routing().endpoints().containsKey(workload));
    }

    /** Whether all routers have applied the current table. A router that is away for long has nothing to say. */
    private boolean caughtUp() {
        return behind.isEmpty();
    }

    private static boolean counts(NodeView node) {
        return node.facts().routes()
                && (node.connected()
                        || (node.reach() == Reach.AWAY && node.awaySince().isPresent()));
    }
}
