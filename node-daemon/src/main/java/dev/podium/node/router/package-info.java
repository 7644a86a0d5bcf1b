/**
 * Brings requests from outside to ready tasks.
 *
 * <p>The routing table is written by the leader; this machine only adds what it knows sooner of its own tasks.
 */
@NullMarked
package dev.podium.node.router;

import org.jspecify.annotations.NullMarked;
