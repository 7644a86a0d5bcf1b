package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.schedule.Seating.Seat;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.engine.view.TaskView;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.Placement;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.Workload.Revision;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names a node for each demand, or leaves it unplaced. Used for one plan: the room it gives away is gone.
 *
 * <p>First those who go back to where they were, so that nobody takes their room; then the others, group by group.
 */
public final class Scheduler {
    private final ClusterView cluster;
    private final FreeRoom room;
    private final Map<Requirement, BitSet> feasible = new HashMap<>();

    public Scheduler(ClusterView cluster) {
        this.cluster = cluster;
        this.room = new FreeRoom(cluster);
    }

    /** Each demand with a node of its own, as far as there are nodes that take them. */
    public Seating place(List<Demand> demands) {
        List<Group> groups = groups(demands);
        @Nullable NodeName[] nodes = new NodeName[demands.size()];
        groups.forEach(group -> goHome(group, demands, nodes));
        groups.forEach(group -> placeGroup(group, demands, nodes));
        List<Seat> seats = new ArrayList<>();
        List<Demand> unplaced = new ArrayList<>();
        for (int i = 0; i < nodes.length; i++) {
            NodeName node = nodes[i];
            if (node == null) {
                unplaced.add(demands.get(i));
            } else {
                seats.add(new Seat(demands.get(i), node));
            }
        }
        return new Seating(seats, unplaced);
    }

    /** Every "no" to a task of the release, as things stand after placing. */
    public Refusals explain(Release release, Optional<NodeName> only) {
        return Refusals.of(cluster, room, release, only);
    }

    private static List<Group> groups(List<Demand> demands) {
        Map<GroupKey, Group> groups = new LinkedHashMap<>();
        for (int i = 0; i < demands.size(); i++) {
            groups.computeIfAbsent(GroupKey.of(demands.get(i)), _ -> new Group(new ArrayList<>(), new HashMap<>()))
                    .members()
                    .add(i);
        }
        return List.copyOf(groups.values());
    }

    /** Those with a node of their own: a slot that is a node, or one whose last task left its sandbox there. */
    private void goHome(Group group, List<Demand> demands, @Nullable NodeName[] nodes) {
        for (int member : group.members()) {
            Demand demand = demands.get(member);
            Optional<NodeName> home = demand.pinned().or(demand::preferred);
            if (home.isPresent() && takeSeat(home.get(), demand.release())) {
                nodes[member] = home.get();
                group.home().merge(home.get(), 1, Integer::sum);
            }
        }
    }

    private boolean takeSeat(NodeName node, Release release) {
        int row = room.row(node);
        boolean fits = row >= 0
                && feasible(release).get(row)
                && room.fits(row, release.resources().request());
        if (fits) {
            room.take(row, release.resources().request());
        }
        return fits;
    }

    private void placeGroup(Group group, List<Demand> demands, @Nullable NodeName[] nodes) {
        List<Integer> open = group.members().stream()
                .filter(member ->
                        nodes[member] == null && demands.get(member).pinned().isEmpty())
                .toList();
        if (open.isEmpty()) {
            return;
        }
        SpreadTree tree = tree(open.stream().map(demands::get).toList(), group.home());
        for (int member : open) {
            int row = tree.place();
            if (row < 0) {
                return;
            }
            nodes[member] = room.node(row).name();
        }
    }

    private SpreadTree tree(List<Demand> open, Map<NodeName, Integer> home) {
        Demand sample = open.getFirst();
        Release release = sample.release();
        SpreadTree tree = new SpreadTree(
                room, release.resources().request(), release.placement().spread());
        Map<NodeName, Integer> tasks = siblings(sample, home);
        tasks.forEach((name, count) ->
                Optional.ofNullable(cluster.nodes().get(name)).ifPresent(node -> tree.count(node, count)));
        Set<NodeName> shunned =
                open.stream().flatMap(demand -> demand.shunned().stream()).collect(Collectors.toSet());
        feasible(release).stream().forEach(row -> {
            NodeView node = room.node(row);
            long preference = shunned.contains(node.name()) ? -1 : preference(node, release);
            tree.add(row, tasks.getOrDefault(node.name(), 0), preference);
        });
        return tree;
    }

    private static long preference(NodeView node, Release release) {
        return NodeScorer.FIXED.stream()
                .mapToLong(scorer -> scorer.score(node, release))
                .sum();
    }

    /**
     * How many tasks of the same revision each node keeps. Older ones do not count: they go, and what stays should be even.
     */
    private Map<NodeName, Integer> siblings(Demand sample, Map<NodeName, Integer> home) {
        Map<NodeName, Integer> counts = new HashMap<>(home);
        cluster.tasksOf(sample.workload()).stream()
                .filter(task -> task.wanted()
                        && task.settled()
                        && task.task().revision().equals(sample.revision()))
                .map(TaskView::task)
                .forEach(task -> counts.merge(task.node(), 1, Integer::sum));
        return counts;
    }

    /** Fixed filters are asked once per node and requirement, however many releases share it. */
    private BitSet feasible(Release release) {
        return feasible.computeIfAbsent(Requirement.of(release), _ -> {
            BitSet rows = new BitSet(room.size());
            for (int row = 0; row < room.size(); row++) {
                NodeView node = room.node(row);
                rows.set(
                        row,
                        NodeFilters.FIXED.stream()
                                .allMatch(filter -> filter.judge(node, release).passed()));
            }
            return rows;
        });
    }

    /** All that fixed filters look at. */
    private record Requirement(Placement placement, Optional<Image> localImage) {
        static Requirement of(Release release) {
            return new Requirement(
                    release.placement(),
                    Optional.of(release.container().image()).filter(Image::local));
        }
    }

    /**
     * Demands for the same thing.
     *
     * @param members their positions
     * @param home how many of them already went back to where they were, by node
     */
    private record Group(List<Integer> members, Map<NodeName, Integer> home) {}

    private record GroupKey(WorkloadId workload, Revision revision) {
        static GroupKey of(Demand demand) {
            return new GroupKey(demand.workload().id(), demand.revision());
        }
    }
}
