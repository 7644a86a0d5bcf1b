/**
 * Asks running tasks whether they have started, are ready and are alive, and tells the agent when an answer changes.
 */
@NullMarked
package dev.podium.node.probe;

import org.jspecify.annotations.NullMarked;
