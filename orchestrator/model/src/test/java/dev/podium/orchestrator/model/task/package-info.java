/** The table of legal moves, over every pair of states. */
@NullMarked
package dev.podium.orchestrator.model.task;

import org.jspecify.annotations.NullMarked;
