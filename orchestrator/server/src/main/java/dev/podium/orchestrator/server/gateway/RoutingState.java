package dev.podium.orchestrator.server.gateway;

import dev.podium.orchestrator.wire.v1.RoutingTable;

/**
 * The routing table all nodes are to have.
 *
 * @param revision of the store, by which a session sees whether it has sent this one
 */
record RoutingState(long revision, RoutingTable table) {
    /** Before the leader has made a table. Nodes are sent none then, and keep the one they have. */
    static final RoutingState NONE = new RoutingState(0, RoutingTable.getDefaultInstance());
}
