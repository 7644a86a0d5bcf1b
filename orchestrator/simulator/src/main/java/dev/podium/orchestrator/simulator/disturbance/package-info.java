/**
 * What may happen to a simulated cluster, one class each: to nodes, to servers and their way to the store, to tasks, and by people. {@code
 * docs/checklists/new-simulation-part.md} says how to add one.
 */
@NullMarked
package dev.podium.orchestrator.simulator.disturbance;

import org.jspecify.annotations.NullMarked;
