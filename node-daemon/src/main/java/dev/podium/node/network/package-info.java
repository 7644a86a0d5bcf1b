/**
 * Network sandboxes: the tiny containers that own a slot's network namespace, address and names, and the bridges they sit on.
 *
 * <p>Written by the daemon only; after a restart everything is found again by its labels.
 */
@NullMarked
package dev.podium.node.network;

import org.jspecify.annotations.NullMarked;
