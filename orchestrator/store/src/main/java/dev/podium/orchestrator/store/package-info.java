/**
 * The cluster store: the port, its adapters, the layout of its keys and the mirror that keeps a typed copy in memory.
 *
 * <p>Everything in it can be rebuilt from SQL and from what nodes report. {@link
 * dev.podium.orchestrator.store.StoreKeys} says who writes which key.
 */
@NullMarked
package dev.podium.orchestrator.store;

import org.jspecify.annotations.NullMarked;
