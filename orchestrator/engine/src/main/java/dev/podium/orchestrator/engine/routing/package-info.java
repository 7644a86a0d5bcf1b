/**
 * Where requests go: the routing table, and how far the routers have come with it.
 *
 * <p>A task leaves the table before it is stopped and is stopped only when no router can still send it anything.
 */
@NullMarked
package dev.podium.orchestrator.engine.routing;

import org.jspecify.annotations.NullMarked;
