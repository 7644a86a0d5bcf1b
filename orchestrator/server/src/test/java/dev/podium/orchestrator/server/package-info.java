/** Shows the parts together, and keeps the arrows between them. */
@NullMarked
package dev.podium.orchestrator.server;

import org.jspecify.annotations.NullMarked;
