package dev.podium.node.router;

import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.TaskId;
import java.util.Map;
import java.util.function.Consumer;

/** The machine's way in from outside. Calls return at once; the newest table and the newest health win. */
public interface Router extends AutoCloseable {
    /** Brings the router to this table, then acknowledges its version. */
    void apply(RoutingTable table);

    /**
     * What this machine knows of its own tasks, sooner than the leader: a task that is not ready leaves at once, and comes
     * back when it is, as long as the table has it.
     */
    void localHealth(Map<TaskId, Boolean> readyNow);

    RouterAck ack();

    /** Told of each acknowledgement that differs from the one before. */
    void onAck(Consumer<RouterAck> listener);

    /** Where it listens, for example {@code 127.0.0.1:8000}; empty when it runs none. */
    String address();

    /** Why it does not serve as it should, in a sentence; empty when all is well. */
    String problem();

    @Override
    void close();
}
