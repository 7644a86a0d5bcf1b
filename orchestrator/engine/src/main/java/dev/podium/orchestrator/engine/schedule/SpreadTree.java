package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.workload.Amount;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The candidates of one group of identical tasks, as a tree of spread domains with nodes as leaves.
 *
 * <p>Goal: tasks are even over the first label's values, within each of them over the second's, and so on, at last over nodes.
 * Algorithm: go down the tree, at each branch into the child with the fewest tasks of the workload that still has room; in the
 * last domain take the best seat off a heap. Choosing a node changes the count of its own ancestors and its own score only, so a
 * placement costs the height of the tree and one heap operation, however many nodes there are.
 */
final class SpreadTree {
    private final FreeRoom room;
    private final Amount request;
    private final List<String> labels;
    private final Branch root = new Branch();

    SpreadTree(FreeRoom room, Amount request, List<String> labels) {
        this.room = room;
        this.request = request;
        this.labels = labels;
    }

    /**
     * Adds a node that may be chosen.
     *
     * @param tasks how many tasks of the workload it has already
     * @param preference what fixed scorers say of it; lower than zero puts it behind all others of its domain
     */
    void add(int row, int tasks, long preference) {
        if (room.fits(row, request)) {
            branch(room.node(row)).seats.add(seat(row, tasks, preference));
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

    /** The best node's row, whose room is taken; -1 when none is left. */
    int place() {
        return place(root);
    }

    private int place(Branch branch) {
        while (!branch.exhausted) {
            int row = branch.children.isEmpty() ? seat(branch) : descend(branch);
            if (row >= 0) {
                branch.tasks++;
                return row;
            }
        }
        return -1;
    }

    private int descend(Branch branch) {
        Branch best = null;
        for (Branch child : branch.children.values()) {
            if (!child.exhausted && (best == null || child.tasks < best.tasks)) {
                best = child;
            }
        }
        if (best == null) {
            branch.exhausted = true;
            return -1;
        }
        return place(best);
    }

    private int seat(Branch branch) {
        Seat seat = branch.seats.poll();
        if (seat == null) {
            branch.exhausted = true;
            return -1;
        }
        room.take(seat.row, request);
        if (room.fits(seat.row, request)) {
            branch.seats.add(seat(seat.row, seat.tasks + 1, seat.preference));
        }
        return seat.row;
    }

    private Seat seat(int row, int tasks, long preference) {
        return new Seat(row, tasks, preference, preference + room.score(row, request));
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
