/**
 * Benchmarks and what they share: pairs of measurements, their medians, and the table in which they are shown.
 *
 * <p>Each is a program with a script of its name in {@code infra/bench}. None of it is shipped and none of it is a test: a figure is a ratio
 * taken side by side in one run.
 */
@NullMarked
package dev.podium.bench;

import org.jspecify.annotations.NullMarked;
