package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.store.ClusterStore.Guard;
import dev.podium.orchestrator.store.StoreKeys;

/**
 * A session as the store knows it: its node, and the revision that marked it as connected. The newest mark says which of several
 * gateways has the node.
 */
record SessionMark(NodeName node, long revision) {
    /** Holds until somebody marks the node anew. */
    Guard guard() {
        return new Guard.Unchanged(StoreKeys.session(node), revision);
    }
}
