package dev.podium.orchestrator.simulator.invariant;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.node.NodeIntent.Availability;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.workload.Workload.Kind;
import dev.podium.orchestrator.simulator.World;
import java.util.Optional;

/** New tasks go to nodes that take some: connected, neither cordoned nor draining, with an engine. A global slot stays on its node. */
public final class WillingNodes implements Invariant {
    @Override
    public String name() {
        return "tasks go to nodes that take them";
    }

    @Override
    public void decided(Decision decision, World world) {
        decision.placed().forEach(task -> check(task, decision.snapshot()));
    }

    private void check(Task task, ClusterSnapshot snapshot) {
        boolean connected = Optional.ofNullable(snapshot.sessions().get(task.node()))
                .filter(NodeSession::connected)
                .isPresent();
        boolean engine = Optional.ofNullable(snapshot.nodes().get(task.node()))
                .filter(NodeFacts::engineUp)
                .isPresent();
        Availability availability = snapshot.intent(task.node()).availability();
        boolean global = Optional.ofNullable(snapshot.workloads().get(task.workload()))
                .filter(workload -> workload.kind() == Kind.GLOBAL)
                .isPresent();
        boolean takes = availability == Availability.ACTIVE || (global && availability == Availability.CORDONED);
        if (!connected || !engine || !takes) {
            throw broken("task " + task.id() + " of " + task.workload() + " slot " + task.slot() + " is placed on "
                    + task.node() + ", which is " + availability + (connected ? "" : ", not connected")
                    + (engine ? "" : ", without engine"));
        }
    }
}
