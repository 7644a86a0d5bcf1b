/**
 * Which node takes a task: filters say no, with a reason; scorers rank the rest; tasks with the same requirement are placed as one
 * group, spread over the domains they name.
 *
 * <p>Every node is looked at, none is sampled. What a filter answers depends on the requirement only, so it is asked once per
 * node for all tasks alike; free room is kept in columns and is the only thing looked at again for each task.
 */
@NullMarked
package dev.podium.orchestrator.engine.schedule;

import org.jspecify.annotations.NullMarked;
