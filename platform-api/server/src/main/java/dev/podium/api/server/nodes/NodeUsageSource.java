package dev.podium.api.server.nodes;

import dev.podium.api.contract.node.NodeStatus;
import dev.podium.orchestrator.model.node.NodeName;
import java.util.Optional;

/** What a node used when it was last heard. Answered by the orchestrator, from memory. */
public interface NodeUsageSource {
    Optional<NodeStatus.Usage> usage(NodeName node);
}
