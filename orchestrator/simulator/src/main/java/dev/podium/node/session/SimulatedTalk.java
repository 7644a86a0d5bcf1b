package dev.podium.node.session;

import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.wire.TaskCodec;
import dev.podium.orchestrator.wire.v1.Assignments;
import dev.podium.orchestrator.wire.v1.Heartbeat;
import dev.podium.orchestrator.wire.v1.NodeOrder;
import dev.podium.orchestrator.wire.v1.NodeReport;
import java.util.List;
import java.util.function.Function;

/** What a node says to its server and hears from it, with the real outbox; the simulation brings time and connection. */
public final class SimulatedTalk {
    private final NodeSide node;
    private final Outbox outbox;
    private final Function<dev.podium.orchestrator.wire.v1.RoutingTable, RoutingTable> tables;

    /** @param tables reads the routing tables that are sent */
    public SimulatedTalk(
            NodeSide node, Outbox outbox, Function<dev.podium.orchestrator.wire.v1.RoutingTable, RoutingTable> tables) {
        this.node = node;
        this.outbox = outbox;
        this.tables = tables;
    }

    public NodeReport hello() {
        return outbox.hello();
    }

    /** What is to be told now, perhaps nothing. */
    public List<NodeReport> reports() {
        return outbox.reports();
    }

    public NodeReport beat(long sequence) {
        return NodeReport.newBuilder()
                .setHeartbeat(Heartbeat.newBuilder().setSequence(sequence))
                .build();
    }

    /** Hands an order to the node; whether it was the welcome. */
    public boolean hear(NodeOrder order) {
        switch (order.getOrderCase()) {
            case WELCOME -> {
                return true;
            }
            case ASSIGNMENTS -> assignments(order.getAssignments());
            case ROUTING -> node.route(tables.apply(order.getRouting()));
            case OPEN_TUNNEL, HEARTBEAT_ACK, ORDER_NOT_SET -> {}
        }
        return false;
    }

    private void assignments(Assignments assignments) {
        var tasks = assignments.getTasksList().stream().map(TaskCodec::decode).toList();
        if (assignments.getComplete()) {
            node.assignAll(tasks);
        } else {
            node.assign(
                    tasks,
                    assignments.getRemovedList().stream().map(TaskId::new).toList());
        }
    }
}
