package dev.podium.node.router;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.TaskId;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The router of a node that is told to run none. Nobody waits for its acknowledgements, so it gives none. */
public record NoRouter(NodeName node) implements Router {
    @Override
    public void apply(RoutingTable table) {}

    @Override
    public void localHealth(Map<TaskId, Boolean> readyNow) {}

    @Override
    public RouterAck ack() {
        return new RouterAck(node, 0, Set.of());
    }

    @Override
    public void onAck(Consumer<RouterAck> listener) {}

    @Override
    public String address() {
        return "";
    }

    @Override
    public String problem() {
        return "";
    }

    @Override
    public void close() {}
}
