package dev.podium.api.server.nodes;

import dev.podium.orchestrator.model.cluster.Blocker;
import dev.podium.orchestrator.model.cluster.NodeAge;
import dev.podium.orchestrator.model.node.NodeName;
import java.util.List;
import java.util.SortedMap;

/** What becomes of nodes. Answered by the orchestrator, which decides it anew each time. */
public interface NodeOutlook {
    /** What its age makes of each node; empty where no maximum age is set. */
    SortedMap<NodeName, NodeAge> ages();

    /** The tasks that keep nodes that are being emptied from getting empty; nodes that have none are left out. */
    SortedMap<NodeName, List<Blocker>> blockers();
}
