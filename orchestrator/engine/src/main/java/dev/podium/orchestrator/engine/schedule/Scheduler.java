package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.schedule.Scores.Place;
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
import dev.podium.tenants.tenant.TenantName;
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
    /** Shapes whose scores are kept from one group to the next; each has a number for each node. */
    private static final int MOST_SCORES = 256;

    private final ClusterView cluster;
    private final FreeRoom room;
    private final RoomScorer scorer;
    private final List<NodeScorer> preferences;
    private final Map<Requirement, BitSet> feasible = new HashMap<>();
    private final Map<Need, Scores> scores = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Need, Scores> eldest) {
            return size() > MOST_SCORES;
        }
    };

    public Scheduler(ClusterView cluster) {
        this.cluster = cluster;
        this.room = new FreeRoom(cluster);
        this.scorer = RoomScorer.of(cluster.snapshot().policy().strategy(), room, TargetTasks.of(cluster));
        this.preferences = NodeScorer.all(room);
    }

    /** Each demand with a node of its own, as far as there are nodes that take them. */
    public Seating place(List<Demand> demands) {
        List<Group> groups = groups(demands);
        @Nullable Place[] places = new Place[demands.size()];
        groups.forEach(group -> goHome(group, demands, places));
        groups.forEach(group -> placeGroup(group, demands, places));
        List<Seat> seats = new ArrayList<>();
        List<Demand> unplaced = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            Place place = places[i];
            if (place == null) {
                unplaced.add(demands.get(i));
            } else {
                seats.add(new Seat(demands.get(i), room.node(place.row()).name(), place.gpus()));
            }
        }
        return new Seating(seats, unplaced);
    }

    /** Every "no" to a task like the one demanded, as things stand after placing. */
    public Refusals explain(Demand demand) {
        List<NodeFilter> filters = new ArrayList<>(NodeFilters.of(demand.workload()));
        filters.add(new RoomFilter(room));
        return Refusals.of(cluster, filters, demand.release(), demand.pinned());
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
    private void goHome(Group group, List<Demand> demands, @Nullable Place[] places) {
        for (int member : group.members()) {
            Demand demand = demands.get(member);
            demand.pinned().or(demand::preferred).ifPresent(home -> {
                places[member] = takeSeat(room.row(home), demand);
                if (places[member] != null) {
                    group.home().merge(home, 1, Integer::sum);
                }
            });
        }
    }

    private @Nullable Place takeSeat(int row, Demand demand) {
        Need need = Need.of(demand.release());
        boolean fits = row >= 0 && feasible(demand).get(row) && room.fits(row, need);
        if (!fits) {
            return null;
        }
        Place place = new Place(row, scorer.gpus(row, need));
        room.take(row, need, place.gpus());
        return place;
    }

    private void placeGroup(Group group, List<Demand> demands, @Nullable Place[] places) {
        List<Integer> open = group.members().stream()
                .filter(member ->
                        places[member] == null && demands.get(member).pinned().isEmpty())
                .toList();
        if (open.isEmpty()) {
            return;
        }
        Release release = demands.get(open.getFirst()).release();
        List<String> labels = release.placement().spread();
        Candidates candidates = candidates(open.stream().map(demands::get).toList(), group.home());
        Scores fit = scores.computeIfAbsent(Need.of(release), need -> new Scores(room, scorer, need));
        if (open.size() == 1 && labels.isEmpty()) {
            Place place = candidates.single(fit);
            places[open.getFirst()] = place.row() < 0 ? null : place;
            return;
        }
        SpreadTree tree = candidates.tree(room, fit, labels);
        for (int member : open) {
            Place place = tree.place();
            if (place.row() < 0) {
                return;
            }
            places[member] = place;
        }
    }

    private Candidates candidates(List<Demand> open, Map<NodeName, Integer> home) {
        Demand sample = open.getFirst();
        Map<Integer, Integer> tasks = new HashMap<>();
        siblings(sample, home).forEach((node, count) -> {
            if (room.row(node) >= 0) {
                tasks.put(room.row(node), count);
            }
        });
        Set<Integer> shunned = open.stream()
                .flatMap(demand -> demand.shunned().stream())
                .map(room::row)
                .collect(Collectors.toSet());
        return new Candidates(
                feasible(sample),
                tasks,
                row -> shunned.contains(row) || TaintFilter.shuns(room.node(row), sample.release())
                        ? -1
                        : preference(row, sample.release()));
    }

    private long preference(int row, Release release) {
        long sum = 0;
        for (NodeScorer one : preferences) {
            sum += one.score(row, release);
        }
        return sum;
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
    private BitSet feasible(Demand demand) {
        Release release = demand.release();
        return feasible.computeIfAbsent(Requirement.of(demand), _ -> {
            List<NodeFilter> filters = NodeFilters.of(demand.workload());
            BitSet rows = new BitSet(room.size());
            for (int row = 0; row < room.size(); row++) {
                NodeView node = room.node(row);
                rows.set(
                        row,
                        filters.stream()
                                .allMatch(filter -> filter.judge(node, release).passed()));
            }
            return rows;
        });
    }

    /** All that fixed filters look at. */
    private record Requirement(Placement placement, Optional<Image> localImage, Optional<TenantName> tenant) {
        static Requirement of(Demand demand) {
            return new Requirement(
                    demand.release().placement(),
                    Optional.of(demand.release().container().image()).filter(Image::local),
                    demand.workload().terms().tenant());
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
