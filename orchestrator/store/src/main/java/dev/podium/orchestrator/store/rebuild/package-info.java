/**
 * How a cluster store that was lost, or emptied on purpose, is filled again without a container being restarted.
 *
 * <p>An order is placed in the empty store. While it is there the publisher copies all intent, gateways write the records of the tasks that
 * nodes say they have, and the leader decides nothing. When all intent and all nodes are back, or the time for nodes is over, the leader removes
 * the order and goes on as if nothing had been.
 */
@NullMarked
package dev.podium.orchestrator.store.rebuild;

import org.jspecify.annotations.NullMarked;
