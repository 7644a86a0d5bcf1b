/**
 * The immutable snapshot of a cluster on which every decision is made, and the plan that comes out.
 *
 * <p>Nobody writes a snapshot: it is assembled from the mirror.
 */
@NullMarked
package dev.podium.orchestrator.model.cluster;

import org.jspecify.annotations.NullMarked;
