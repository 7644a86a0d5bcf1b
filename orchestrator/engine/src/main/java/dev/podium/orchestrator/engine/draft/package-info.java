/**
 * A plan while it is being made: what reconcilers decided so far, and which tasks they want that have no node yet.
 *
 * <p>Written by the reconcilers of one plan, one after the other; nothing of it outlives the plan.
 */
@NullMarked
package dev.podium.orchestrator.engine.draft;

import org.jspecify.annotations.NullMarked;
