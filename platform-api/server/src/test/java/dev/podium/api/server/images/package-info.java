/** References read by the grammar, and resolved against registries that really answer. */
@NullMarked
package dev.podium.api.server.images;

import org.jspecify.annotations.NullMarked;
