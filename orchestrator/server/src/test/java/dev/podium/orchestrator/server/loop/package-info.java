/** Shows what the control loop commits, and that it does nothing else. */
@NullMarked
package dev.podium.orchestrator.server.loop;

import org.jspecify.annotations.NullMarked;
