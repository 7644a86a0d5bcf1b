/**
 * Request bodies: JSON text to a tree, and the tree to values, with every mistake in the body reported at once and by JSON pointer.
 *
 * <p>Owns no state. {@link dev.podium.api.server.json.JsonBody} is what a controller method takes; {@link
 * dev.podium.api.server.json.Fields} and {@link dev.podium.api.server.json.Element} are what a decoder reads from.
 */
@NullMarked
package dev.podium.api.server.json;

import org.jspecify.annotations.NullMarked;
