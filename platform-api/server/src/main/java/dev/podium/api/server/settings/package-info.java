/**
 * What the server is told from outside: its settings, the clock, the source of ids and of randomness. Made by the launcher; read by
 * everything else.
 */
@NullMarked
package dev.podium.api.server.settings;

import org.jspecify.annotations.NullMarked;
