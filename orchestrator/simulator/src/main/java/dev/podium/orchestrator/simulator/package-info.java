/**
 * Whole clusters in one thread and on simulated time, decided by a seed: the real planner, committer, rounds, mirror, gateway sessions
 * and node duties, between them a store, a network and machines that do everything that can go wrong.
 *
 * <p>{@link dev.podium.orchestrator.simulator.Simulation} runs one; classes named {@code Simulated…} in the packages of the server
 * and the node daemon are its doors to what is package-private there. The same seed always does the same.
 */
@NullMarked
package dev.podium.orchestrator.simulator;

import org.jspecify.annotations.NullMarked;
