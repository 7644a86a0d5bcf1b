/**
 * The node gateway: the one place where node daemons connect, over gRPC and mutual TLS.
 *
 * <p>It lets machines in with join tokens, renews their certificates, holds one session per node, tells each node what it is
 * to run and how to route, and is the only writer of {@code /observed/<node>/…} while it holds the node's session. Heartbeats and
 * usage stay in its memory.
 *
 * <p>Its threads: gRPC calls back on the network's event loops, where nothing here blocks. What may block (the store,
 * signatures) runs on virtual threads, at most one at a time per session. One timer looks after all sessions.
 */
@NullMarked
package dev.podium.orchestrator.server.gateway;

import org.jspecify.annotations.NullMarked;
