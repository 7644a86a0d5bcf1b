/**
 * The cluster store for several servers: an etcd cluster, through jetcd, which is used here and nowhere else.
 *
 * <p>Goals: no call hangs; a watch loses and repeats nothing, whatever happens to connections, members or history; a commit whose
 * answer was lost is settled before the next call is answered. Constraints: etcd 3.4 or newer with its default limits (128
 * comparisons and operations a transaction, 1.5 MiB a request).
 *
 * <p>Two things are done here although jetcd offers them. <b>Resuming a watch</b>: jetcd goes on from the revision of the answer
 * that created the watch, which skips whatever history was still to come; here a watch goes on after the last revision that was
 * handed over. <b>Reconnecting</b>: gRPC waits up to two minutes between attempts; here the connection is made anew
 * instead.
 */
@NullMarked
package dev.podium.orchestrator.store.etcd;

import org.jspecify.annotations.NullMarked;
