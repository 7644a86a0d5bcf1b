/**
 * Clusters: what operators want of each as a whole. The only writer of the table {@code clusters}.
 */
@NullMarked
package dev.podium.api.server.clusters;

import org.jspecify.annotations.NullMarked;
