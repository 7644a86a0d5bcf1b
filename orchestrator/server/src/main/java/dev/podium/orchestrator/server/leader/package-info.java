/**
 * Who decides: one server at a time holds the leader key under a lease. Every commit of a leader is fenced by the revision that made
 * the key, so a leader that was deposed without noticing cannot change anything.
 */
@NullMarked
package dev.podium.orchestrator.server.leader;

import org.jspecify.annotations.NullMarked;
