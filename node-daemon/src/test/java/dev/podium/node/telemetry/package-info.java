/** Readings of this very machine, and of files as other machines have them. */
@NullMarked
package dev.podium.node.telemetry;

import org.jspecify.annotations.NullMarked;
