/** The leader's part in filling a cluster store again: it waits, and decides nothing before it knows what is running. */
@NullMarked
package dev.podium.orchestrator.server.rebuild;

import org.jspecify.annotations.NullMarked;
