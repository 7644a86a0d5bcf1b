/**
 * Moves running tasks to better places, where operators want that. Decides which ones, asks the scheduler where to, and lets the
 * reconcilers of their workloads do the rest: what is moved is replaced first.
 */
@NullMarked
package dev.podium.orchestrator.engine.rebalance;

import org.jspecify.annotations.NullMarked;
