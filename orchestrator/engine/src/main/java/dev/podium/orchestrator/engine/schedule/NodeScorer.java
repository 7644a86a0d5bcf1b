package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.model.workload.Release;
import java.util.BitSet;
import java.util.List;

/** Says which nodes are preferred for tasks of a release, whatever room they have. One scorer knows one preference. */
@FunctionalInterface
interface NodeScorer {
    /** Asked once for a group of tasks, not once for each node. */
    Bonus bonus(Release release);

    /**
     * A preference for some nodes.
     *
     * @param rows not changed by anybody: scorers keep what they answer
     * @param worth in millionths of a node's room, zero or more
     */
    record Bonus(BitSet rows, long worth) {
        boolean nowhere() {
            return worth == 0 || rows.isEmpty();
        }
    }

    /** All there are, for the nodes of one plan. */
    static List<NodeScorer> all(FreeRoom room) {
        return List.of(new ImageLocality(room));
    }
}
