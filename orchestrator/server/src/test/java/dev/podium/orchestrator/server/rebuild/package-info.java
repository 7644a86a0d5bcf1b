/** A cluster store that is lost, and filled again. */
@NullMarked
package dev.podium.orchestrator.server.rebuild;

import org.jspecify.annotations.NullMarked;
