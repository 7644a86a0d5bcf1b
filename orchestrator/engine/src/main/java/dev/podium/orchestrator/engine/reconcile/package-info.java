/**
 * Which slots gain or lose a task. Each reconciler has one concern and the same shape: it looks at the cluster and adds what it
 * decides to the draft of the plan.
 */
@NullMarked
package dev.podium.orchestrator.engine.reconcile;

import org.jspecify.annotations.NullMarked;
