/**
 * Why a workload is not where it should be, in words its developer can act on.
 *
 * <p>Written into the plan and from there to the store by the leader. The words change only when the situation does, so that
 * explaining costs no writes.
 */
@NullMarked
package dev.podium.orchestrator.engine.outlook;

import org.jspecify.annotations.NullMarked;
