package dev.podium.orchestrator.simulator.invariant;

import dev.podium.orchestrator.model.routing.Endpoint;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.simulator.Router;
import dev.podium.orchestrator.simulator.World;
import dev.podium.orchestrator.store.mirror.MirrorChange;

/** Requests go to tasks that are ready and to run, and a task is in no table when it is told to stop. Versions only grow. */
public final class RoutesToReady implements Invariant {
    @Override
    public String name() {
        return "requests go to ready tasks that are to run";
    }

    @Override
    public void decided(Decision decision, World world) {
        After after = decision.after();
        decision.plan()
                .routing()
                .ifPresent(table -> table.endpoints().values().stream()
                        .flatMap(list -> list.stream())
                        .forEach(endpoint -> ready(endpoint, after)));
    }

    private void ready(Endpoint endpoint, After after) {
        TaskId id = endpoint.task();
        boolean toRun = after.task(id)
                .filter(task -> task.desired() == DesiredState.RUN)
                .isPresent();
        boolean ready = after.status(id)
                .filter(s -> s.ready()
                        && s.state().running()
                        && s.address().equals(java.util.Optional.of(endpoint.address())))
                .isPresent();
        if (!toRun || !ready) {
            throw broken("task " + id + " at " + endpoint.address() + " is to get requests and is "
                    + (toRun ? "" : "not to run, ")
                    + after.status(id)
                            .map(s -> s.state() + (s.ready() ? ", ready" : ", not ready"))
                            .orElse("unknown"));
        }
    }

    @Override
    public void changed(MirrorChange change, World world) {
        if (change instanceof MirrorChange.RoutingChanged(RoutingTable before, RoutingTable after)) {
            if (after.version() != 0 && after.version() <= before.version()) {
                throw broken("table " + after.version() + " follows table " + before.version());
            }
            for (TaskId task : Router.listed(after)) {
                if (world.truth()
                        .task(task)
                        .filter(t -> t.desired() == DesiredState.RUN)
                        .isEmpty()) {
                    throw broken("table " + after.version() + " lists task " + task + ", which is "
                            + world.truth()
                                    .task(task)
                                    .map(t -> "to " + t.desired())
                                    .orElse("no task"));
                }
            }
        }
    }
}
