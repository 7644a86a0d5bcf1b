/**
 * What happened, for people to read: written from facts that are committed, either in the transaction of a write to the API or from
 * what the cluster reports. The only writer of the table {@code events}.
 *
 * <p>An event's id follows from the fact it tells, so a fact that is met again after a restart, or by a second server, is not told
 * twice.
 */
@NullMarked
package dev.podium.api.server.events;

import org.jspecify.annotations.NullMarked;
