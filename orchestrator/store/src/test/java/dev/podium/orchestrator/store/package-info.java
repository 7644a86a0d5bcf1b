/** Keeps the arrows between packages. */
@NullMarked
package dev.podium.orchestrator.store;

import org.jspecify.annotations.NullMarked;
