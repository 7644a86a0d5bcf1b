/**
 * Streams that nodes open to the gateway when they are asked to: the log of a task, as a blocking iterator.
 *
 * <p>The node only sends what it was given credit for, so a slow reader slows the node's reading of the log and fills nobody's
 * memory. Nothing here is stored.
 */
@NullMarked
package dev.podium.orchestrator.server.tunnel;

import org.jspecify.annotations.NullMarked;
