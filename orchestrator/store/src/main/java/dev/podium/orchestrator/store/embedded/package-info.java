/**
 * The cluster store for one server: everything in memory, made durable in a log file before anybody sees it.
 *
 * <p>Goals: a commit that was answered survives {@code kill -9} and a power cut; readers never wait for the disk; an idle store
 * does nothing. Constraints: one process has the file open; all content fits in memory (it must anyway, in the mirror).
 *
 * <p>Algorithm: one thread takes whatever transactions wait, evaluates them one after the other on top of the committed state,
 * writes the outcome of all of them to the file with one sync, then publishes it to readers and watchers, then answers. A
 * write that fails changes nothing in memory; the file is opened and read again before the next one. Leases live in memory only:
 * their holders are in this process and die with it, so keys bound to a lease are dropped when the file is opened.
 */
@NullMarked
package dev.podium.orchestrator.store.embedded;

import org.jspecify.annotations.NullMarked;
