/** Holds all of the module to its purity. */
@NullMarked
package dev.podium.orchestrator.model;

import org.jspecify.annotations.NullMarked;
