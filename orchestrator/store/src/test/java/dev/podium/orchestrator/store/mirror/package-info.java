/** Shows that the mirror follows. */
@NullMarked
package dev.podium.orchestrator.store.mirror;

import org.jspecify.annotations.NullMarked;
