/**
 * What a developer's document means: it is read field by field, every default is filled in, everything wrong with it is
 * found at once, and what is right is turned into the orchestrator's terms.
 *
 * <p>Pure: no network, no database, no clock. Nobody writes here; {@code apps} asks.
 */
@NullMarked
package dev.podium.api.server.manifest;

import org.jspecify.annotations.NullMarked;
