/**
 * The observed cluster as the API needs it: the latest snapshot, what the engine says is missing, and a call for each change.
 *
 * <p>Nothing is kept here; everything is read from the mirror of the cluster store.
 */
@NullMarked
package dev.podium.api.server.cluster;

import org.jspecify.annotations.NullMarked;
