/** Shows that codecs lose nothing. */
@NullMarked
package dev.podium.orchestrator.wire;

import org.jspecify.annotations.NullMarked;
