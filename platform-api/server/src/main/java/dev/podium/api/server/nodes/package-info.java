/**
 * Machines: what operators want of them, what they say of themselves, and the tokens with which they join. The only writer of the
 * table {@code nodes} and of the store's {@code /join-tokens}, the uses of which the gateway counts down.
 */
@NullMarked
package dev.podium.api.server.nodes;

import org.jspecify.annotations.NullMarked;
