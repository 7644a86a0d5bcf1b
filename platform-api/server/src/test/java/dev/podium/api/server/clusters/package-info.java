@NullMarked
package dev.podium.api.server.clusters;

import org.jspecify.annotations.NullMarked;
