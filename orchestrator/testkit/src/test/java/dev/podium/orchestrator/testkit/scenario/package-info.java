/** The planner's behaviour, told as stories, and clusters that break at random. */
@NullMarked
package dev.podium.orchestrator.testkit.scenario;

import org.jspecify.annotations.NullMarked;
