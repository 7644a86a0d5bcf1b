/**
 * The one door to the container engine: what the daemon asks of it, in its own words. Nothing outside knows docker-java.
 *
 * <p>The engine is the only writer of what it reports; the daemon finds its own things again by their labels.
 */
@NullMarked
package dev.podium.node.engine;

import org.jspecify.annotations.NullMarked;
