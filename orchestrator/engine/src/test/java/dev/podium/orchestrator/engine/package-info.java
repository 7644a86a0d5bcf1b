/** Holds all of the module to its purity. The planner's behaviour is told as stories in the testkit. */
@NullMarked
package dev.podium.orchestrator.engine;

import org.jspecify.annotations.NullMarked;
