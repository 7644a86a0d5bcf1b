/**
 * Watching: server-sent events from something that changes. A watch tells everything there is, says that it has done so, and then
 * tells what changes. The only package that meets the framework's reactive types.
 */
@NullMarked
package dev.podium.api.server.watch;

import org.jspecify.annotations.NullMarked;
