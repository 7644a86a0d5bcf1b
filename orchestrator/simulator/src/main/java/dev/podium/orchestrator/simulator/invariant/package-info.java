/** What must hold after every event of a simulation, one class each; {@code docs/checklists/new-simulation-part.md} says how to add one. */
@NullMarked
package dev.podium.orchestrator.simulator.invariant;

import org.jspecify.annotations.NullMarked;
