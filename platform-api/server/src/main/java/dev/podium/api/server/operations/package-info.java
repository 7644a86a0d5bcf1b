/**
 * Long work in progress: what was asked for, and whether the cluster is there yet. The only writer of the table {@code operations}.
 *
 * <p>A write begins an operation in its own transaction; the tracker ends it when what it asked for is so, when a later write has
 * taken its place, or when it has taken too long.
 */
@NullMarked
package dev.podium.api.server.operations;

import org.jspecify.annotations.NullMarked;
