/** Probes against real sockets. */
@NullMarked
package dev.podium.node.probe;

import org.jspecify.annotations.NullMarked;
