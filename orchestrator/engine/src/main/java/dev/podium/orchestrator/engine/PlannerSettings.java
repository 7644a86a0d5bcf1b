package dev.podium.orchestrator.engine;

import java.time.Duration;

/**
 * The patience of the planner.
 *
 * @param unroutedAfter a task whose node is disconnected for this long gets no traffic while other tasks of its workload are ready
 * @param unreachableAfter a node disconnected for this long is unreachable: its tasks are replaced where others can take them
 * @param orphanedAfter a task that is to stop on an unreachable node is given up after this long
 * @param healthyAfter a process that ran for this long was healthy: its successor starts at once
 * @param routerPatience the longest an update waits for routers to acknowledge a new task before the old one is drained
 * @param refusalsTold how many nodes an outlook names with their reasons; it counts all of them
 * @param history how many ended tasks of a slot are kept, with their logs
 */
public record PlannerSettings(
        Duration unroutedAfter,
        Duration unreachableAfter,
        Duration orphanedAfter,
        Duration healthyAfter,
        Duration routerPatience,
        int refusalsTold,
        int history) {
    public static final PlannerSettings DEFAULT = new PlannerSettings(
            Duration.ofSeconds(2),
            Duration.ofSeconds(6),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            20,
            5);

    public PlannerSettings {
        if (history < 1) {
            throw new IllegalArgumentException("history " + history + " is not valid: expected at least 1, because the"
                    + " restart backoff is read from the last ended task");
        }
    }

    /** For somebody who looks at one plan and stores nothing. */
    public PlannerSettings tellingAllRefusals() {
        return new PlannerSettings(
                unroutedAfter,
                unreachableAfter,
                orphanedAfter,
                healthyAfter,
                routerPatience,
                Integer.MAX_VALUE,
                history);
    }
}
