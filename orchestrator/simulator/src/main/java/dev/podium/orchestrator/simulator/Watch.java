package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.server.loop.Decisions;
import dev.podium.orchestrator.simulator.invariant.AssignedContainers;
import dev.podium.orchestrator.simulator.invariant.Decision;
import dev.podium.orchestrator.simulator.invariant.Fencing;
import dev.podium.orchestrator.simulator.invariant.GracefulStops;
import dev.podium.orchestrator.simulator.invariant.Invariant;
import dev.podium.orchestrator.simulator.invariant.NoOverCommit;
import dev.podium.orchestrator.simulator.invariant.RoutesToReady;
import dev.podium.orchestrator.simulator.invariant.SlotLimits;
import dev.podium.orchestrator.simulator.invariant.StatesForward;
import dev.podium.orchestrator.simulator.invariant.TimelyWaking;
import dev.podium.orchestrator.simulator.invariant.WillingNodes;
import dev.podium.orchestrator.simulator.invariant.WorkloadBound;
import dev.podium.orchestrator.store.mirror.MirrorChange;
import java.time.Instant;
import java.util.List;

/** Shows all invariants what happens. */
final class Watch {
    private final World world;
    private final List<Invariant> invariants;

    /** @param planner decides as the leaders do; nothing follows from what it says */
    Watch(World world, Decisions planner) {
        this.world = world;
        this.invariants = List.of(
                new Fencing(),
                new NoOverCommit(),
                new StatesForward(),
                new SlotLimits(),
                new WorkloadBound(),
                new WillingNodes(),
                new RoutesToReady(),
                new GracefulStops(),
                new AssignedContainers(),
                new TimelyWaking(planner));
    }

    void decided(ClusterSnapshot snapshot, Plan plan, Instant at) {
        Decision decision = Decision.of(snapshot, plan, at);
        if (plan.empty()) {
            invariants.forEach(invariant -> invariant.idle(decision, world));
        } else {
            invariants.forEach(invariant -> invariant.decided(decision, world));
        }
    }

    void written(String key, String author) {
        invariants.forEach(invariant -> invariant.written(key, author, world));
    }

    void starting(Machine machine, Task task) {
        invariants.forEach(invariant -> invariant.starting(machine, task, world));
    }

    void stopping(Machine machine, Task task) {
        invariants.forEach(invariant -> invariant.stopping(machine, task, world));
    }

    void storeLost() {
        invariants.forEach(Invariant::storeLost);
    }

    /** After each event: what it changed in the store. */
    void look() {
        if (world.truth().hasNews()) {
            for (MirrorChange change : world.truth().takeNews()) {
                if (change instanceof MirrorChange.SessionChanged(var node, var before, var after)) {
                    world.trace()
                            .say(
                                    "store",
                                    "node " + node + " "
                                            + after.map(session -> session.connected() ? "is connected" : "is away")
                                                    .orElse("has no mark"));
                }
                invariants.forEach(invariant -> invariant.changed(change, world));
            }
        }
    }
}
