/**
 * What all resources have in common over HTTP: versions and entity tags, conditional and dry-run writes, pages, label selectors, and
 * the two shapes of a body. Owns the idempotency keys, nothing else.
 */
@NullMarked
package dev.podium.api.server.resource;

import org.jspecify.annotations.NullMarked;
