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
        boolean even = scores.even();
        int best = -1;
        boolean bestShunned = true;
        int bestTasks = Integer.MAX_VALUE;
        long bestScore = Long.MIN_VALUE;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            long room = scores.of(row);
            if (room == Scores.DOES_NOT_FIT) {
                continue;
            }
            long preferred = preference.of(row);
            boolean shunned = preferred < 0;
            int has = even ? tasks(row) : 0;
            long score = preferred + room;
            boolean better =
                    shunned != bestShunned ? bestShunned : has != bestTasks ? has < bestTasks : score > bestScore;
            if (better || best < 0) {
                best = row;
                bestShunned = shunned;
                bestTasks = has;
                bestScore = score;
            }
        }
        return best < 0 ? Place.NOWHERE : scores.take(best);
    }
}
