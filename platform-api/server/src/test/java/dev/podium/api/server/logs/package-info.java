/** Logs put into one order. */
@NullMarked
package dev.podium.api.server.logs;

import org.jspecify.annotations.NullMarked;
