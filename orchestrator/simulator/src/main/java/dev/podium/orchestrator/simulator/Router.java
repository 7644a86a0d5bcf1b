package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.model.routing.Endpoint;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.TaskId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The router of a machine: applies a table after a moment and holds connections to tasks that left it for a while. */
public final class Router {
    private final Machine machine;
    private final World world;
    private final Set<TaskId> busy = new TreeSet<>();
    private Tables.Known applied = Tables.Known.none();
    private Tables.Known latest = applied;
    private boolean stuck;

    Router(Machine machine, World world) {
        this.machine = machine;
        this.world = world;
    }

    /** As the real one: it takes no table older than the one it has. */
    void apply(RoutingTable table) {
        if (table.version() > latest.table().version()) {
            latest = world.tables().of(table);
            world.agenda().after(world.chance().millis(1, 60), this::reload);
        }
    }

    private void reload() {
        if (stuck || applied().version() == latest.table().version()) {
            return;
        }
        List<TaskId> gone = applied.gone(latest);
        applied = latest;
        // A task has clients at a few routers, however many there are.
        int one = Math.max(4, world.setup().nodes() / 8);
        gone.stream().filter(_ -> world.chance().oneIn(one)).forEach(this::finishLater);
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
        applied = Tables.Known.none();
        latest = applied;
    }

    RouterAck ack() {
        return new RouterAck(machine.name(), applied().version(), busy);
    }

    public RoutingTable applied() {
        return applied.table();
    }

    /** Whether it sends requests to the task. */
    public boolean lists(TaskId task) {
        return applied.lists(task);
    }

    public static Set<TaskId> listed(RoutingTable table) {
        return table.endpoints().values().stream()
                .flatMap(list -> list.stream().map(Endpoint::task))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
