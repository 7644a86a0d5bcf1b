/**
 * Clusters as they travel.
 */
@NullMarked
package dev.podium.api.contract.cluster;

import org.jspecify.annotations.NullMarked;
