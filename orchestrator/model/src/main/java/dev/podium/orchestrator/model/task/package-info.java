/**
 * One attempt in a slot: its states, which only move forward, and the one table of legal moves.
 *
 * <p>{@link dev.podium.orchestrator.model.task.Task} is written by the leader, {@link
 * dev.podium.orchestrator.model.task.TaskStatus} by the gateway replica that holds the node's session.
 */
@NullMarked
package dev.podium.orchestrator.model.task;

import org.jspecify.annotations.NullMarked;
