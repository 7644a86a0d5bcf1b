/** Workloads and nodes with sensible defaults, so that a test names only what it is about. */
@NullMarked
package dev.podium.orchestrator.testkit.model;

import org.jspecify.annotations.NullMarked;
