/**
 * Runs: what of a job is done, and which jobs a cron has made.
 *
 * <p>Written by the leader. Ended tasks are forgotten after a while, what they achieved is not: it is in here.
 */
@NullMarked
package dev.podium.orchestrator.model.run;

import org.jspecify.annotations.NullMarked;
