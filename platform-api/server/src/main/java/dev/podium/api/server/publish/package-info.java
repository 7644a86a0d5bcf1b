/**
 * Carries intent from the database to the cluster store: the only writer of the store's {@code /workloads}, {@code /routes},
 * {@code /intents} and {@code /policy}, and of the table {@code outbox}.
 *
 * <p>A write adds the name of what it changed to the outbox in its own transaction. Right after the commit the publisher copies the
 * object as it is by then, so that repeating, reordering and merging do no harm; a sweep on start and every now and then makes up for
 * whatever was missed.
 */
@NullMarked
package dev.podium.api.server.publish;

import org.jspecify.annotations.NullMarked;
