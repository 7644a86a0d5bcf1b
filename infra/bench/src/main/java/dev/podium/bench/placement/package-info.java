/** How fast the engine places tasks, beside Fenzo and held against a brute-force choice. All in memory, on one thread. */
@NullMarked
package dev.podium.bench.placement;

import org.jspecify.annotations.NullMarked;
