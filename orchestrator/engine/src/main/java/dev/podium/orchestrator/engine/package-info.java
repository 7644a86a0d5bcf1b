/**
 * The decisions: a snapshot of the cluster goes in, a plan comes out.
 *
 * <p>Pure and deterministic: no I/O, no clock, no randomness. Whoever calls supplies the time and the task ids; the leader commits
 * what comes out, a preview throws it away. The same snapshot at the same moment always gives the same plan, but for the ids.
 */
@NullMarked
package dev.podium.orchestrator.engine;

import org.jspecify.annotations.NullMarked;
