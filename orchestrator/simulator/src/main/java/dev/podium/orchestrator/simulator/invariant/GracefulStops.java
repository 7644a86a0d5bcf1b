package dev.podium.orchestrator.simulator.invariant;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.node.NodeSession;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.task.DesiredState;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.simulator.Machine;
import dev.podium.orchestrator.simulator.World;
import dev.podium.orchestrator.store.mirror.MirrorChange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * When a task is stopped, no router in touch still sends it requests, unless it had all of its drain time. This looks at what routers
 * have really applied.
 *
 * <p>Excused are routers that lost touch a moment ago, and everything for a while after a leader's clock has jumped.
 */
public final class GracefulStops implements Invariant {
    private static final Duration IN_TOUCH = Duration.ofSeconds(20);

    private final Map<TaskId, Instant> drainedSince = new HashMap<>();
    private final Map<NodeName, Instant> connectedSince = new HashMap<>();

    @Override
    public String name() {
        return "no request meets a stopped task";
    }

    @Override
    public void changed(MirrorChange change, World world) {
        if (change instanceof MirrorChange.TaskChanged c && c.after().isPresent()) {
            Task task = c.after().get();
            if (task.desired() == DesiredState.DRAIN) {
                drainedSince.putIfAbsent(task.id(), world.agenda().now());
            }
        }
        if (change instanceof MirrorChange.SessionChanged c) {
            boolean connected = c.after().filter(NodeSession::connected).isPresent();
            connectedSince.put(c.node(), connected ? world.agenda().now() : Instant.MAX);
        }
    }

    @Override
    public void stopping(Machine machine, Task task, World world) {
        Instant now = world.agenda().now();
        Instant drain = drainedSince.getOrDefault(task.id(), Instant.MAX);
        boolean drainedOut =
                drain.isBefore(now.minus(task.release().stop().drain()).plus(world.greatestSkew()));
        if (drainedOut || world.upset(IN_TOUCH) || task.desired() == DesiredState.REMOVE) {
            return;
        }
        for (Machine other : world.machines()) {
            boolean inTouch =
                    connectedSince.getOrDefault(other.name(), Instant.MAX).isBefore(now.minus(IN_TOUCH));
            if (inTouch
                    && other.powered()
                    && other.link().filter(link -> link.heldFor(IN_TOUCH)).isPresent()
                    && other.router().lists(task.id())) {
                throw broken("task " + task.id() + " of " + task.workload() + " on " + machine.name()
                        + " is stopped while the router of " + other.name() + " has table "
                        + other.router().applied().version() + ", which lists it; it was drained since "
                        + (drain.equals(Instant.MAX) ? "never" : drain) + " and may be for "
                        + task.release().stop().drain() + "; acknowledged is "
                        + world.truth()
                                .ack(other.name())
                                .map(RouterAck::version)
                                .orElse(-1L));
            }
        }
    }

    @Override
    public void storeLost() {
        drainedSince.clear();
        connectedSince.clear();
    }
}
