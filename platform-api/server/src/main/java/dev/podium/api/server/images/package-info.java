/**
 * Image references and what they stand for: the reference grammar, and finding the digest a tag names by asking its
 * registry or the nodes that have the image.
 *
 * <p>Keeps nothing; {@code apps} stores what it finds in a release.
 */
@NullMarked
package dev.podium.api.server.images;

import org.jspecify.annotations.NullMarked;
