/**
 * What should run: workloads, their releases and the amounts, probes and placement rules a release asks for.
 *
 * <p>Written by the platform API through its outbox; the orchestrator only reads it.
 */
@NullMarked
package dev.podium.orchestrator.model.workload;

import org.jspecify.annotations.NullMarked;
