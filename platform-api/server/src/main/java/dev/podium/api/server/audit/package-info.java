/**
 * Audit: who did or tried what. The only writer of the tables {@code audit} and {@code audit_ends}. Every write says so in its own
 * transaction; every attempt that was denied, and everything else that asks to change something, when it has been answered.
 */
@NullMarked
package dev.podium.api.server.audit;

import org.jspecify.annotations.NullMarked;
