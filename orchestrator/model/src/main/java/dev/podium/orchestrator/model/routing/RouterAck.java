package dev.podium.orchestrator.model.routing;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.task.TaskId;
import java.util.Set;

/**
 * How far one router has come.
 *
 * @param version the newest table it has applied
 * @param busy tasks no longer in that table to which it still has open connections
 */
public record RouterAck(NodeName node, long version, Set<TaskId> busy) {
    public RouterAck {
        busy = Set.copyOf(busy);
    }
}
