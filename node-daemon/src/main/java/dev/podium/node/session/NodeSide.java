package dev.podium.node.session;

import dev.podium.orchestrator.model.node.NodeFacts;
import dev.podium.orchestrator.model.routing.RouterAck;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.Task;
import dev.podium.orchestrator.model.task.TaskId;
import dev.podium.orchestrator.model.task.TaskStatus;
import dev.podium.orchestrator.wire.v1.NodeUsage;
import io.grpc.ManagedChannel;
import java.util.List;
import java.util.Optional;

/** The node as a session sees it: what there is to tell and who takes the orders. Called from any thread. */
public interface NodeSide {
    NodeFacts facts();

    List<TaskStatus> statuses();

    Optional<TaskStatus> status(TaskId task);

    /** The records of all tasks it has a status of. */
    List<Task> tasks();

    RouterAck ack();

    NodeUsage usage();

    /** Exactly these tasks are assigned. */
    void assignAll(List<Task> tasks);

    void assign(List<Task> tasks, List<TaskId> removed);

    void route(RoutingTable table);

    /** Opens a tunnel for a container's output over the session's connection; returns at once. */
    void openLog(ManagedChannel channel, dev.podium.orchestrator.wire.v1.OpenTunnel order);

    void connected();

    /** The session is over, or could not be opened. */
    void disconnected(String why);
}
