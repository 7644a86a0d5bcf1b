/**
 * Reads the output of containers and carries it through tunnels the server asks for.
 */
@NullMarked
package dev.podium.node.logs;

import org.jspecify.annotations.NullMarked;
