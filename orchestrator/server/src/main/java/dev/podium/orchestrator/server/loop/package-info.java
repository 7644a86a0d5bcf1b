/**
 * The control loop of the leader: one thread that takes a snapshot, has the engine decide, and commits. It alone writes
 * tasks, outlooks and the routing table. Notifications only wake it; what to do it always derives from the whole state, so a lost
 * notification costs time and never correctness. Nothing to do means no work at all.
 */
@NullMarked
package dev.podium.orchestrator.server.loop;

import org.jspecify.annotations.NullMarked;
