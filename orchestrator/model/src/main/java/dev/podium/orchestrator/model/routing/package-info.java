/**
 * Which host and path lead to which ready tasks.
 *
 * <p>Route rules are written by the platform API, the routing table by the leader, acknowledgements by the gateway.
 */
@NullMarked
package dev.podium.orchestrator.model.routing;

import org.jspecify.annotations.NullMarked;
