/**
 * Whether this server lives and is ready to be asked. Owns nothing.
 */
@NullMarked
package dev.podium.api.server.health;

import org.jspecify.annotations.NullMarked;
