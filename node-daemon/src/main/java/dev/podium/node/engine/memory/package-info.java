/** A container engine in memory, for tests and rehearsals: containers without processes, which end when they are told to. */
@NullMarked
package dev.podium.node.engine.memory;

import org.jspecify.annotations.NullMarked;
