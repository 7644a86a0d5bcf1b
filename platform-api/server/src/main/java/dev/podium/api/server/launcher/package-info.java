/**
 * Puts the server together: settings from the environment, the parts a process runs, and the command line. The only package that may
 * know the orchestrator's server.
 */
@NullMarked
package dev.podium.api.server.launcher;

import org.jspecify.annotations.NullMarked;
