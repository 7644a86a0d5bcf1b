/**
 * The machines: what a node says of itself, what operators want of it, and whether it is reachable.
 *
 * <p>Facts are written by the gateway, intent by the platform API.
 */
@NullMarked
package dev.podium.orchestrator.model.node;

import org.jspecify.annotations.NullMarked;
