/**
 * The caller's own view of themselves: who they are and what they may do. Owns nothing.
 */
@NullMarked
package dev.podium.api.server.me;

import org.jspecify.annotations.NullMarked;
