/** The clever placing against the simple one. */
@NullMarked
package dev.podium.orchestrator.engine.schedule;

import org.jspecify.annotations.NullMarked;
