/**
 * The only mapping between the model and what travels and is stored: one codec per part of the model, with {@code encode}
 * and {@code decode} as exact opposites. The messages themselves are generated from the {@code .proto} files.
 *
 * <p>Instants and durations are kept to the millisecond. Two equal model values encode to the same bytes. A message that no
 * model value encodes to is refused with an {@link java.lang.IllegalArgumentException} that names what is wrong.
 */
@NullMarked
package dev.podium.orchestrator.wire;

import org.jspecify.annotations.NullMarked;
