package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.schedule.Scores.Place;
import dev.podium.orchestrator.model.workload.Placement;
import java.util.BitSet;
import java.util.Map;

/**
 * The nodes the tasks of one group may go to, and what is said of each.
 *
 * @param rows those no filter refuses, whether or not they have room
 * @param tasks how many tasks of the workload a node has already, by row; none where it says nothing
 * @param preference what scorers say of a node, in millionths of its room; below zero puts it behind all others
 * @param company what affinities say
 */
record Candidates(BitSet rows, Map<Integer, Integer> tasks, Preference preference, Company company) {
    /** What scorers say of the node in a row. */
    interface Preference {
        long of(int row);
    }

    int tasks(int row) {
        return tasks.isEmpty() ? 0 : tasks.getOrDefault(row, 0);
    }

    /** A tree for many tasks, even over the labels of {@code placement}. */
    SpreadTree tree(FreeRoom room, Scores scores, Placement placement) {
        SpreadTree tree = new SpreadTree(room, scores, placement, company);
        tasks.forEach((row, count) -> tree.count(room.node(row), count));
        rows.stream().forEach(row -> tree.add(row, tasks(row), preference.of(row)));
        return tree;
    }

    /** The best place for a single task nobody is kept apart from or drawn to: the one the tree would find, without building one. */
    Place single(Scores scores) {
        int best = -1;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (scores.of(row) != Scores.DOES_NOT_FIT && (best < 0 || better(row, best, scores))) {
                best = row;
            }
        }
        return best < 0 ? Place.NOWHERE : scores.take(best);
    }

    /** In the order of {@code SpreadTree.Seat}; the earlier row wins a tie because it comes first. */
    private boolean better(int row, int best, Scores scores) {
        long preferred = preference.of(row);
        long bestPreferred = preference.of(best);
        if (preferred < 0 != bestPreferred < 0) {
            return bestPreferred < 0;
        }
        if (scores.even() && tasks(row) != tasks(best)) {
            return tasks(row) < tasks(best);
        }
        return preferred + scores.of(row) > bestPreferred + scores.of(best);
    }
}
