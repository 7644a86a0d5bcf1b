package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.model.routing.Endpoint;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.TaskId;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The router of a machine: applies a table after a moment and holds connections to tasks that left it for a while. */
public final class Router {
    private final Machine machine;
    private final World world;
    private final Set<TaskId> busy = new TreeSet<>();
    private RoutingTable applied = RoutingTable.EMPTY;
    private RoutingTable latest = RoutingTable.EMPTY;
    private boolean stuck;

    Router(Machine machine, World world) {
        this.machine = machine;
        this.world = world;
    }

    /** As the real one: it takes no table older than the one it has. */
    void apply(RoutingTable table) {
        if (table.version() > latest.version()) {
            latest = table;
            world.agenda().after(world.chance().millis(1, 60), this::reload);
        }
    }

    private void reload() {
        if (stuck || applied.version() == latest.version()) {
            return;
        }
        Set<TaskId> before = listed(applied);
        applied = latest;
        before.removeAll(listed(applied));
        before.stream().filter(_ -> world.chance().oneIn(4)).forEach(this::finishLater);
        machine.acked();
    }

    private void finishLater(TaskId task) {
        busy.add(task);
        Duration open = world.chance().seconds(0, 15);
        world.agenda().after(open, () -> {
            if (busy.remove(task)) {
                machine.acked();
            }
        });
    }

    /** While stuck it applies nothing. */
    public void stuck(boolean now) {
        stuck = now;
        reload();
    }

    void forget() {
        busy.clear();
        applied = RoutingTable.EMPTY;
        latest = RoutingTable.EMPTY;
    }

    RouterAck ack() {
        return new RouterAck(machine.name(), applied.version(), busy);
    }

    public RoutingTable applied() {
        return applied;
    }

    public static Set<TaskId> listed(RoutingTable table) {
        return table.endpoints().values().stream()
                .flatMap(list -> list.stream().map(Endpoint::task))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
