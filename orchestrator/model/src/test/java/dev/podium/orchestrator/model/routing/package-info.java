/** When two routing tables mean the same. */
@NullMarked
package dev.podium.orchestrator.model.routing;

import org.jspecify.annotations.NullMarked;
