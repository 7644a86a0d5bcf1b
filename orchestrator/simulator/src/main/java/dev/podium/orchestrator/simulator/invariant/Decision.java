package dev.podium.orchestrator.simulator.invariant;

import dev.podium.orchestrator.engine.PlannerSettings;
import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.cluster.Plan.Change;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A server's decision: what it saw, what it wants, before any of it is stored, and how the cluster would be with all of it done.
 *
 * @param at by the clock of the server
 */
public record Decision(ClusterSnapshot snapshot, Plan plan, Instant at, After after) {
    public static Decision of(ClusterSnapshot snapshot, Plan plan, Instant at) {
        return new Decision(snapshot, plan, at, After.of(snapshot, plan));
    }

    /** New tasks, without those a node has already started by itself. */
    List<Task> placed() {
        return plan.changes().stream()
                .filter(Change.Create.class::isInstance)
                .map(change -> ((Change.Create) change).task())
                .filter(task -> !snapshot.statuses().containsKey(task.id()))
                .toList();
    }

    /** Whether the plan takes over what a node started by itself. */
    boolean adopted(Task task) {
        return !snapshot.tasks().containsKey(task.id()) && snapshot.statuses().containsKey(task.id());
    }

    /** Whether, as far as the server can tell, what was heard of tasks on the node still holds. */
    boolean inReach(NodeName node) {
        return Optional.ofNullable(snapshot.sessions().get(node))
                .filter(session -> session.connected()
                        || session.since().isAfter(at.minus(PlannerSettings.DEFAULT.unreachableAfter())))
                .isPresent();
    }
}
