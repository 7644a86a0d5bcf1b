/**
 * Whole clusters in memory: a store, machines that act as real ones would, and the real planner between them, on a clock that moves
 * only when told. Stories are told with {@link dev.podium.orchestrator.testkit.scenario.Scenario}; {@link
 * dev.podium.orchestrator.testkit.scenario.Simulation} breaks things at random, by seed.
 *
 * <p>After every commit the invariants are checked, in stories as well.
 */
@NullMarked
package dev.podium.orchestrator.testkit.scenario;

import org.jspecify.annotations.NullMarked;
