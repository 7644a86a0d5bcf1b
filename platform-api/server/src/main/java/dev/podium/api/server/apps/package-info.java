/**
 * Apps: what developers declare. Written here only: the tables {@code apps}, {@code releases} and {@code routes}.
 *
 * <p>A write stores the app, its release if one is due, its routes, an operation, an event and the outbox row in one transaction.
 * How an app fares is not stored but derived from the observed cluster when somebody asks.
 */
@NullMarked
package dev.podium.api.server.apps;

import org.jspecify.annotations.NullMarked;
