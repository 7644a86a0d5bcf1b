/**
 * How a machine is let into a cluster: the text of a join token and the name the node gateway answers to.
 *
 * <p>Tokens are made by the platform API, read by node daemons and checked by the gateway; all three use these types, so that
 * none of them can misread the others.
 */
@NullMarked
package dev.podium.orchestrator.wire.join;

import org.jspecify.annotations.NullMarked;
