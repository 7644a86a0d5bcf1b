/** Tests of join tokens. */
@NullMarked
package dev.podium.orchestrator.wire.join;

import org.jspecify.annotations.NullMarked;
