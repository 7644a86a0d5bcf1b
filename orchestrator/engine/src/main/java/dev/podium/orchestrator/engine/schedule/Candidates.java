package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.schedule.Scores.Place;
import dev.podium.orchestrator.model.workload.Placement;
import java.util.BitSet;

/**
 * The nodes the tasks of one group may go to, and what is said of each.
 *
 * @param rows those no filter refuses, whether or not they have room
 * @param tasks how many tasks of the workload a node has already, by row; follows {@link #best}
 * @param preference what is said of each node, room aside
 * @param company what affinities say
 */
record Candidates(BitSet rows, int[] tasks, Preference preference, Company company) {
    /** How much one task more counts against a node: more than any score, which {@link #best} adds up with it. */
    private static final long TASK = 1L << 32;
    /** How much it counts against a node that it is shunned: more than any number of tasks. */
    private static final long SHUNNED = 1L << 60;

    /** A tree for many tasks, even over the labels of {@code placement}. */
    SpreadTree tree(FreeRoom room, Scores scores, Placement placement) {
        SpreadTree tree = new SpreadTree(room, scores, placement, company);
        for (int row = 0; row < tasks.length; row++) {
            if (tasks[row] > 0) {
                tree.count(room.node(row), tasks[row]);
            }
        }
        rows.stream().forEach(row -> tree.add(row, tasks[row], preference.of(row)));
        return tree;
    }

    /**
     * The best place for the next task of a group that is spread over no labels and whose tasks nobody is kept apart from or drawn to: the
     * one the tree would find. For a few tasks a look at every node's kept score costs less than building the tree.
     */
    Place best(Scores scores) {
        long perTask = scores.even() ? TASK : 0;
        long most = preference.most();
        int best = -1;
        long highest = Long.MIN_VALUE;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            long room = scores.of(row);
            if (room == Scores.DOES_NOT_FIT || room + most <= highest) {
                continue;
            }
            long preferred = preference.of(row);
            long rank = room + preferred - perTask * tasks[row] - (preferred == Preference.SHUNNED ? SHUNNED : 0);
            if (rank > highest) {
                best = row;
                highest = rank;
            }
        }
        if (best < 0) {
            return Place.NOWHERE;
        }
        tasks[best]++;
        return scores.take(best);
    }
}
