package dev.podium.orchestrator.simulator;

import dev.podium.orchestrator.model.routing.Endpoint;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.wire.RoutingCodec;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The tables routers have lately been given. A gateway sends the same one to all of them, so what each would work out of it is worked
 * out once.
 */
final class Tables {
    private static final int KEPT = 200;

    private final IdentityHashMap<dev.podium.orchestrator.wire.v1.RoutingTable, RoutingTable> decoded =
            new IdentityHashMap<>();
    private final IdentityHashMap<RoutingTable, Known> known = new IdentityHashMap<>();

    /** A table and the tasks that get requests by it. */
    static final class Known {
        private final RoutingTable table;
        private final Set<TaskId> tasks = new HashSet<>();
        private final IdentityHashMap<Known, List<TaskId>> followed = new IdentityHashMap<>();

        private Known(RoutingTable table) {
            this.table = table;
            table.endpoints()
                    .values()
                    .forEach(list -> list.stream().map(Endpoint::task).forEach(tasks::add));
        }

        static Known none() {
            return new Known(RoutingTable.EMPTY);
        }

        RoutingTable table() {
            return table;
        }

        boolean lists(TaskId task) {
            return tasks.contains(task);
        }

        /** Tasks that get no more requests when {@code next} follows, in order. */
        List<TaskId> gone(Known next) {
            return followed.computeIfAbsent(
                    next,
                    to -> tasks.stream()
                            .filter(task -> !to.lists(task))
                            .sorted()
                            .toList());
        }
    }

    RoutingTable decode(dev.podium.orchestrator.wire.v1.RoutingTable message) {
        if (decoded.size() > KEPT) {
            decoded.clear();
        }
        return decoded.computeIfAbsent(message, RoutingCodec::decode);
    }

    Known of(RoutingTable table) {
        if (known.size() > KEPT) {
            known.clear();
        }
        return known.computeIfAbsent(table, Known::new);
    }
}
