package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.draft.Draft;
import dev.podium.orchestrator.engine.schedule.Scores.Place;
import dev.podium.orchestrator.engine.schedule.Seating.Seat;
import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.workload.Placement;
import dev.podium.orchestrator.model.workload.Release;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Names a node for each demand, or leaves it unplaced. Used for one plan: the room it gives away is gone.
 *
 * <p>First those who go back to where they were, so that nobody takes their room; then the others by priority: those whose slot is a
 * node, then group by group. Who made room for others does not go back but waits for its turn. What no node takes may be promised the room of less important tasks before anything less important is placed.
 */
public final class Scheduler {
    /** So many tasks of a group are each placed by a look at all nodes; for more of them a tree pays. */
    private static final int MOST_LOOKS = 32;
    /** Shapes whose scores are kept from one group to the next; each has a number for each node. */
    private static final int MOST_SCORES = 256;

    private final ClusterView cluster;
    private final FreeRoom room;
    private final RoomScorer scorer;
    private final Feasibility feasibility;
    private final Neighbourhood neighbourhood;
    private final Shortlist shortlist;
    private final Map<GroupKey, SpreadTree> trees = new HashMap<>();
    private final Map<Explained, Refusals> explained = new HashMap<>();
    private final Map<Need, Scores> scores = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Need, Scores> eldest) {
            return size() > MOST_SCORES;
        }
    };

    public Scheduler(ClusterView cluster) {
        this.cluster = cluster;
        this.room = new FreeRoom(cluster);
        this.scorer = RoomScorer.of(cluster.snapshot().policy().strategy(), room, () -> TargetTasks.of(cluster));
        this.feasibility = new Feasibility(room);
        this.neighbourhood = new Neighbourhood(cluster);
        this.shortlist = new Shortlist(cluster, room, feasibility, neighbourhood);
    }

    /** Each demand with a node of its own, as far as there are nodes that take them. Nobody has to go for another. */
    public Seating place(List<Demand> demands) {
        return place(demands, Optional.empty());
    }

    /** The same for the demands of a draft, to which is added who has to go for whom. */
    public Seating place(Draft draft) {
        return place(draft.demands(), Optional.of(new Preemption(cluster, room, draft)));
    }

    private Seating place(List<Demand> demands, Optional<Preemption> preemption) {
        List<Group> groups = Group.of(demands);
        @Nullable Place[] places = new Place[demands.size()];
        groups.forEach(group -> seat(group, demands, places, Demand::preferred));
        List<Promise> promises = new ArrayList<>();
        for (List<Group> equals : Group.byPriority(groups)) {
            equals.forEach(group -> seat(group, demands, places, Demand::pinned));
            equals.forEach(group -> placeGroup(group, demands, places));
            preemption
                    .filter(allowed -> allowed.matters(equals.getFirst().priority()))
                    .ifPresent(allowed ->
                            equals.forEach(group -> promises.addAll(claim(group, demands, places, allowed))));
        }
        return seating(demands, places, promises);
    }

    private Seating seating(List<Demand> demands, @Nullable Place[] places, List<Promise> promises) {
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
        return new Seating(seats, unplaced, promises);
    }

    /** Every "no" to a task like the one demanded, as things stand after placing. */
    public Refusals explain(Demand demand) {
        Company company = new Company(neighbourhood, demand);
        boolean alone =
                company.indifferent() && demand.release().placement().limits().isEmpty();
        return alone
                ? explained.computeIfAbsent(
                        new Explained(feasibility.requirement(demand), Need.of(demand.release()), demand.pinned()),
                        _ -> explain(demand, company))
                : explain(demand, company);
    }

    private Refusals explain(Demand demand, Company company) {
        List<NodeFilter> changing = new ArrayList<>(List.of(company));
        Optional.ofNullable(trees.get(GroupKey.of(demand)))
                .map(EvennessFilter::new)
                .ifPresent(changing::add);
        return Refusals.of(room, demand, feasibility.rows(demand).open(), changing);
    }

    /** What an explanation depends on where other tasks do not matter: many workloads that want the same are explained once. */
    private record Explained(Feasibility.Requirement requirement, Need need, Optional<NodeName> only) {}

    /** Those with a node of their own: one on which their last task left its sandbox, or the one their slot is. */
    private void seat(
            Group group, List<Demand> demands, @Nullable Place[] places, Function<Demand, Optional<NodeName>> own) {
        Company company = null;
        for (int member : group.members()) {
            Demand demand = demands.get(member);
            Optional<NodeName> home = places[member] == null ? own.apply(demand) : Optional.empty();
            if (home.isPresent()) {
                company = company == null ? new Company(neighbourhood, demand) : company;
                places[member] = takeSeat(room.row(home.get()), demand, company);
                if (places[member] != null) {
                    group.home().merge(home.get(), 1, Integer::sum);
                }
            }
        }
    }

    private @Nullable Place takeSeat(int row, Demand demand, Company company) {
        Need need = Need.of(demand.release());
        boolean fits = row >= 0
                && feasibility.rows(demand).open().get(row)
                && room.fits(row, need)
                && company.admits(room.node(row));
        if (!fits) {
            return null;
        }
        Place place = new Place(row, scorer.gpus(row, need));
        room.take(row, need, place.gpus());
        company.join(room.node(row));
        return place;
    }

    private void placeGroup(Group group, List<Demand> demands, @Nullable Place[] places) {
        List<Integer> open = new ArrayList<>(group.members().size());
        for (int member : group.members()) {
            if (places[member] == null && demands.get(member).pinned().isEmpty()) {
                open.add(member);
            }
        }
        if (open.isEmpty() || nowhere(demands.get(open.getFirst()).release())) {
            return;
        }
        List<Demand> wanting = open.stream().map(demands::get).toList();
        Candidates candidates = shortlist.candidates(group, wanting);
        Supplier<Place> next = next(group, candidates, wanting);
        for (int member : open) {
            Place place = next.get();
            if (place.row() < 0) {
                return;
            }
            places[member] = place;
        }
    }

    /** Limits on evenness are told of with the tree, so that is made also where there is no room. */
    private boolean nowhere(Release release) {
        return release.placement().limits().isEmpty() && scores(release).nowhere();
    }

    /** Finds the place of one task of the group after the other, until there is none. */
    private Supplier<Place> next(Group group, Candidates candidates, List<Demand> open) {
        Demand sample = open.getFirst();
        Scores scores = scores(sample.release());
        boolean few = open.size() <= MOST_LOOKS
                && sample.release().placement().levels().isEmpty()
                && candidates.company().indifferent();
        if (!few) {
            return tree(group, candidates, sample)::place;
        }
        return () -> {
            Place place = candidates.best(scores);
            if (place.row() >= 0) {
                candidates.company().join(room.node(place.row()));
            }
            return place;
        };
    }

    private Scores scores(Release release) {
        return scores.computeIfAbsent(Need.of(release), need -> new Scores(room, scorer, need));
    }

    private List<Promise> claim(Group group, List<Demand> demands, @Nullable Place[] places, Preemption preemption) {
        List<Demand> open = group.members().stream()
                .filter(member -> places[member] == null)
                .map(demands::get)
                .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        SpreadTree tree = Optional.ofNullable(trees.get(group.key()))
                .orElseGet(() -> tree(group, shortlist.candidates(group, open), open.getFirst()));
        return preemption.claim(open, feasibility.rows(open.getFirst()).open(), tree);
    }

    private SpreadTree tree(Group group, Candidates candidates, Demand sample) {
        Placement placement = sample.release().placement();
        SpreadTree tree = candidates.tree(room, scores(sample.release()), placement);
        if (!placement.limits().isEmpty()) {
            cluster.nodes().values().stream()
                    .filter(node -> Meant.toStart(sample.workload(), sample.release(), node))
                    .forEach(tree::domain);
        }
        trees.put(group.key(), tree);
        return tree;
    }
}
