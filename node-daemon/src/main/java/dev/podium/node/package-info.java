/** The node daemon's entry point: settings, the wiring of its parts and what it says of itself to whoever started it. */
@NullMarked
package dev.podium.node;

import org.jspecify.annotations.NullMarked;
