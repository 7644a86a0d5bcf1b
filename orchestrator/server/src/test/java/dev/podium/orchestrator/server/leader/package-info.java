/** Shows who leads. */
@NullMarked
package dev.podium.orchestrator.server.leader;

import org.jspecify.annotations.NullMarked;
