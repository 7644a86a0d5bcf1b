package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.schedule.Scores.Place;
import dev.podium.orchestrator.engine.view.NodeView;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The candidates of one group of identical tasks, as a tree of spread domains with nodes as leaves.
 *
 * <p>Goal: tasks are even over the first label's values, within each of them over the second's, and so on, at last over nodes
 * unless the cluster packs them.
 * Algorithm: go down the tree, at each branch into the child with the fewest tasks of the workload that still has room; in the
 * last domain take the best seat off a heap. Choosing a node changes the count of its own ancestors and its own score only, so a
 * placement costs the height of the tree and one heap operation, however many nodes there are.
 */
final class SpreadTree {
    private final FreeRoom room;
    private final Scores scores;
    private final List<String> labels;
    private final Branch root = new Branch();

    SpreadTree(FreeRoom room, Scores scores, List<String> labels) {
        this.room = room;
        this.scores = scores;
        this.labels = labels;
    }

    /**
     * Adds a node that may be chosen.
     *
     * @param tasks how many tasks of the workload it has already
     * @param preference what fixed scorers say of it; lower than zero puts it behind all others of its domain
     */
    void add(int row, int tasks, long preference) {
        long score = scores.of(row);
        if (score != Scores.DOES_NOT_FIT) {
            branch(room.node(row)).seats.add(seat(row, tasks, preference, score));
        }
    }

    /** Tells of tasks the workload has already, which count for their domains whether or not their node may be chosen again. */
    void count(NodeView node, int tasks) {
        Branch branch = root;
        for (String label : labels) {
            branch = branch.child(node.label(label));
            branch.tasks += tasks;
        }
    }

    /** The best node, whose room is taken; nowhere when none is left. */
    Place place() {
        return place(root);
    }

    private Place place(Branch branch) {
        while (!branch.exhausted) {
            Place place = branch.children.isEmpty() ? seat(branch) : descend(branch);
            if (place.row() >= 0) {
                branch.tasks++;
                return place;
            }
        }
        return Place.NOWHERE;
    }

    private Place descend(Branch branch) {
        Branch best = null;
        for (Branch child : branch.children.values()) {
            if (!child.exhausted && (best == null || child.tasks < best.tasks)) {
                best = child;
            }
        }
        if (best == null) {
            branch.exhausted = true;
            return Place.NOWHERE;
        }
        return place(best);
    }

    private Place seat(Branch branch) {
        Seat seat = branch.seats.poll();
        if (seat == null) {
            branch.exhausted = true;
            return Place.NOWHERE;
        }
        Place place = scores.take(seat.row);
        long score = scores.of(seat.row);
        if (score != Scores.DOES_NOT_FIT) {
            branch.seats.add(seat(seat.row, seat.tasks + 1, seat.preference, score));
        }
        return place;
    }

    private Seat seat(int row, int tasks, long preference, long score) {
        return new Seat(row, scores.even() ? tasks : 0, preference, preference + score);
    }

    private Branch branch(NodeView node) {
        Branch branch = root;
        for (String label : labels) {
            branch = branch.child(node.label(label));
        }
        return branch;
    }

    /** Rows are in the order of node names, so the last tie is broken by name. */
    private record Seat(int row, int tasks, long preference, long score) {
        static final Comparator<Seat> BEST_FIRST = Comparator.comparing((Seat seat) -> seat.preference < 0)
                .thenComparingInt(Seat::tasks)
                .thenComparing(Comparator.comparingLong(Seat::score).reversed())
                .thenComparingInt(Seat::row);
    }

    private static final class Branch {
        private final SortedMap<String, Branch> children = new TreeMap<>();
        private final PriorityQueue<Seat> seats = new PriorityQueue<>(Seat.BEST_FIRST);
        private int tasks;
        private boolean exhausted;

        private Branch child(String value) {
            return children.computeIfAbsent(value, _ -> new Branch());
        }
    }
}
