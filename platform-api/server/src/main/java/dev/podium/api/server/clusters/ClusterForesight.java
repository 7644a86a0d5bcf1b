package dev.podium.api.server.clusters;

import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.NodeAge;
import dev.podium.orchestrator.model.cluster.PlannedMove;
import dev.podium.orchestrator.model.node.NodeName;
import java.util.List;
import java.util.SortedMap;

/** Asks the engine what a policy would bring about. Answered by the orchestrator. */
public interface ClusterForesight {
    /** The moves that would be made one after the other, at most so many. */
    List<PlannedMove> moves(ClusterPolicy policy, int most);

    /** What its age would make of each node. */
    SortedMap<NodeName, NodeAge> ages(ClusterPolicy policy);
}
