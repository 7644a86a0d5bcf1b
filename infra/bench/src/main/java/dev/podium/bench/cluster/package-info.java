/**
 * How fast a whole cluster answers: a server process of its own, and thousands of played node daemons connected to its gateway over
 * mutual TLS.
 *
 * <p>The server is started from what was built, on free ports of the loopback address, with a home of its own that is gone afterwards.
 */
@NullMarked
package dev.podium.bench.cluster;

import org.jspecify.annotations.NullMarked;
