package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.schedule.Scores.Place;
import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.workload.Placement;
import dev.podium.orchestrator.model.workload.SpreadLimit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The candidates of one group of identical tasks, as a tree of spread domains with nodes as leaves.
 *
 * <p>Goal: tasks are even over the first label's values, within each of them over the second's, and so on, at last over nodes. In
 * the last domain come first the nodes on which the heaviest wishes come true, then, unless the cluster packs them, those with
 * fewest tasks, then those with the best score. Algorithm: go down the tree, at each branch into the child with the fewest tasks of the workload that still has room;
 * in the last domain take the best seat off a heap. Choosing a node changes the counts of its own ancestors and its own score; when
 * a wish about the app itself turns at its place, also the weights there, which happens once for each place. So a placement costs
 * the height of the tree and one heap operation, however many nodes there are.
 *
 * <p>A seat that was overtaken (its weight or its node's tasks have changed) has a newer copy in the heap and is dropped when it
 * comes up.
 */
final class SpreadTree {
    private final FreeRoom room;
    private final Scores scores;
    private final List<String> labels;
    private final int[] limits;
    private final Company company;
    private final int[] tasks;
    private final List<Seat> added = new ArrayList<>();
    private final Branch root = new Branch();

    SpreadTree(FreeRoom room, Scores scores, Placement placement, Company company) {
        this.room = room;
        this.scores = scores;
        this.labels = placement.levels();
        this.limits = labels.stream().mapToInt(label -> limit(placement, label)).toArray();
        this.company = company;
        this.tasks = new int[room.size()];
    }

    /** Zero when there is none. */
    private static int limit(Placement placement, String label) {
        return placement.limits().stream()
                .filter(limit -> limit.label().equals(label))
                .mapToInt(SpreadLimit::maxSkew)
                .findFirst()
                .orElse(0);
    }

    /**
     * Adds a node that may be chosen.
     *
     * @param count how many tasks of the workload it has already
     * @param preference what fixed scorers say of it; lower than zero puts it behind all others of its domain
     */
    void add(int row, int count, long preference) {
        tasks[row] = count;
        NodeView node = room.node(row);
        if (counts(node)) {
            Branch branch = branch(node);
            if (open(row)) {
                Seat seat = seat(row, preference);
                added.add(seat);
                branch.seats.add(seat);
            }
        }
    }

    /** A domain to be even with, although none of its nodes may be chosen. */
    void domain(NodeView node) {
        if (counts(node)) {
            branch(node);
        }
    }

    /** Tells of tasks the workload has already, which count for their domains whether or not their node may be chosen again. */
    void count(NodeView node, int more) {
        if (!counts(node)) {
            return;
        }
        Branch branch = root;
        for (String label : labels) {
            branch = branch.child(node.label(label));
            branch.tasks += more;
        }
    }

    /** The best node, whose room is taken; nowhere when none is left. */
    Place place() {
        return place(root, 0);
    }

    /** Whether a task may be on the node as far as its company and evenness go, were there room. */
    boolean admits(int row) {
        return company.admits(room.node(row)) && uneven(room.node(row)).isEmpty();
    }

    /** Whether nothing but room and fixed filters keeps the tasks from a node. */
    boolean indifferent() {
        return company.indifferent() && Arrays.stream(limits).allMatch(limit -> limit == 0);
    }

    /** A task takes the node although there is no room for it until these have left. */
    void occupy(int row, List<TaskView> leaving) {
        room.without(row, leaving, () -> scores.take(row));
        count(room.node(row), 1);
        tasks[row]++;
        turn(row, company.join(room.node(row)));
    }

    /** Why one more task on the node would make the group more uneven than it may be; empty when it would not. */
    Optional<String> uneven(NodeView node) {
        Branch branch = root;
        for (int depth = 0; depth < limits.length; depth++) {
            String label = labels.get(depth);
            String value = node.label(label);
            if (limits[depth] > 0 && value.isEmpty()) {
                return Optional.of("has no label " + label + ", over which instances must be even");
            }
            Branch child = branch.children.get(value);
            int count = child == null ? 0 : child.tasks;
            int skew = count + 1 - branch.least();
            if (limits[depth] > 0 && skew > limits[depth]) {
                return Optional.of(
                        "is in " + label + " \"" + value + "\", which would have " + (count + 1) + " instances, " + skew
                                + " more than the " + label + " with fewest: maxSkew is " + limits[depth]);
            }
            if (child == null) {
                return Optional.empty();
            }
            branch = child;
        }
        return Optional.empty();
    }

    private Place place(Branch branch, int depth) {
        while (!branch.exhausted) {
            Place place = depth == labels.size() ? take(branch) : descend(branch, depth);
            if (place.row() >= 0) {
                branch.tasks++;
                return place;
            }
        }
        return Place.NOWHERE;
    }

    private Place descend(Branch branch, int depth) {
        Branch best = null;
        for (Branch child : branch.children.values()) {
            if (!child.exhausted && (best == null || child.tasks < best.tasks)) {
                best = child;
            }
        }
        if (best == null || (limits[depth] > 0 && best.tasks + 1 - branch.least() > limits[depth])) {
            branch.exhausted = true;
            return Place.NOWHERE;
        }
        return place(best, depth + 1);
    }

    private Place take(Branch branch) {
        Seat seat = branch.seats.poll();
        while (seat != null && !current(seat)) {
            seat = branch.seats.poll();
        }
        if (seat == null) {
            branch.exhausted = true;
            return Place.NOWHERE;
        }
        Place place = scores.take(seat.row);
        tasks[seat.row]++;
        List<String> turned = company.join(room.node(seat.row));
        if (open(seat.row)) {
            branch.seats.add(seat(seat.row, seat.preference));
        }
        turn(seat.row, turned);
        return place;
    }

    private boolean current(Seat seat) {
        return seat.tasks == tasks[seat.row] && open(seat.row) && seat.weight == company.weight(room.node(seat.row));
    }

    private boolean open(int row) {
        return scores.of(row) != Scores.DOES_NOT_FIT && company.admits(room.node(row));
    }

    /** The weights of nodes at the same place have changed: they get new seats. */
    private void turn(int row, List<String> topologies) {
        for (String topology : topologies) {
            String place = Neighbourhood.place(room.node(row), topology);
            for (Seat seat : added) {
                NodeView node = room.node(seat.row);
                if (seat.row != row && Neighbourhood.place(node, topology).equals(place) && open(seat.row)) {
                    branch(node).seats.add(seat(seat.row, seat.preference));
                }
            }
        }
    }

    private Seat seat(int row, long preference) {
        long weight = company.weight(room.node(row));
        return new Seat(
                row, tasks[row], scores.even() ? tasks[row] : 0, weight, preference, preference + scores.of(row));
    }

    /** A node that lacks a label over which tasks must be even is in no domain. */
    private boolean counts(NodeView node) {
        for (int depth = 0; depth < limits.length; depth++) {
            if (limits[depth] > 0 && node.label(labels.get(depth)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Branch branch(NodeView node) {
        Branch branch = root;
        for (String label : labels) {
            branch = branch.child(node.label(label));
        }
        return branch;
    }

    /**
     * Rows are in the order of node names, so the last tie is broken by name.
     *
     * @param tasks the node's when the seat was made
     * @param evenly the same where nodes are to be even, else zero
     */
    private record Seat(int row, int tasks, int evenly, long weight, long preference, long score) {
        static final Comparator<Seat> BEST_FIRST = Comparator.comparing((Seat seat) -> seat.preference < 0)
                .thenComparing(Comparator.comparingLong(Seat::weight).reversed())
                .thenComparingInt(Seat::evenly)
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

        private int least() {
            return children.values().stream()
                    .mapToInt(child -> child.tasks)
                    .min()
                    .orElse(0);
        }
    }
}
