package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.model.workload.Release;
import java.util.List;

/** Says how much a node is preferred for tasks of a release, whatever room it has. One scorer knows one preference. */
@FunctionalInterface
interface NodeScorer {
    /** In millionths of a node's room; higher is better, never below zero. */
    long score(int row, Release release);

    /** All there are, for the nodes of one plan. */
    static List<NodeScorer> all(FreeRoom room) {
        return List.of(new ImageLocality(room));
    }
}
