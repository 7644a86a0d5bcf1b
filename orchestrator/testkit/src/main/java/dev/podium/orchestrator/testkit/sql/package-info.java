/** A real SQL database, for tests and benchmarks of servers that share one. */
@NullMarked
package dev.podium.orchestrator.testkit.sql;

import org.jspecify.annotations.NullMarked;
