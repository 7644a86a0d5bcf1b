/**
 * A typed copy of the cluster store in memory, fed by one watch: what decisions and read operations look at. Nobody writes it but
 * its own watch; whoever wants a change commits it to the store.
 */
@NullMarked
package dev.podium.orchestrator.store.mirror;

import org.jspecify.annotations.NullMarked;
