/**
 * Makes this machine match its assignments: one step at a time for each task, from assigned to removed.
 *
 * <p>Assignments are written by the leader and kept here on disk; task statuses are written here and nowhere else.
 */
@NullMarked
package dev.podium.node.agent;

import org.jspecify.annotations.NullMarked;
