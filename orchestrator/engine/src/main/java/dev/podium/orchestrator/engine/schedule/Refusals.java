package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.cluster.Outlook.Count;
import dev.podium.orchestrator.model.cluster.Outlook.Refusal;
import dev.podium.orchestrator.model.workload.Release;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every node's reasons not to take a task, and what would help most cheaply. */
public final class Refusals {
    private static final Pattern WORD = Pattern.compile("([A-Z])");

    /** @param reasons how many the node has altogether */
    private record No(NodeView node, Verdict.Fail fail, int reasons) {
        /** A node with a single reason is nearer to a "yes" than one with several. */
        private boolean nearerThan(No other) {
            return reasons != other.reasons
                    ? reasons < other.reasons
                    : fail.code().compareTo(other.fail.code()) < 0;
        }
    }

    /** The first reason of each node, in the order of the nodes. */
    private final List<No> firsts = new ArrayList<>();

    private final Map<RefusalCode, Integer> byCode = new EnumMap<>(RefusalCode.class);
    private @Nullable No nearest;
    /** Put into words once, however many workloads are refused alike. */
    private final List<Refusal> told = new ArrayList<>();

    private @Nullable String summary;
    private int count;
    private int nodes;

    private Refusals() {}

    /**
     * Asks every node, or only one.
     *
     * @param open rows that pass the fixed filters: these are not asked by them again
     * @param changing filters whose answer depends on what was placed
     */
    static Refusals of(FreeRoom room, Demand demand, BitSet open, List<NodeFilter> changing) {
        Refusals refusals = new Refusals();
        List<NodeFilter> fixed = NodeFilters.of(demand.workload());
        RoomFilter roomFilter = new RoomFilter(room, Need.of(demand.release()));
        for (int row = 0; row < room.size(); row++) {
            NodeView node = room.node(row);
            if (demand.pinned().filter(only -> !only.equals(node.name())).isEmpty()) {
                List<Verdict.Fail> fails = new ArrayList<>(1);
                refuse(open.get(row) ? List.of() : fixed, node, demand.release(), fails);
                refuse(changing, node, demand.release(), fails);
                roomFilter.refusal(row).ifPresent(fails::add);
                refusals.add(node, fails);
            }
        }
        return refusals;
    }

    private static void refuse(List<NodeFilter> filters, NodeView node, Release release, List<Verdict.Fail> fails) {
        for (NodeFilter filter : filters) {
            if (filter.judge(node, release) instanceof Verdict.Fail fail) {
                fails.add(fail);
            }
        }
    }

    private void add(NodeView node, List<Verdict.Fail> fails) {
        nodes++;
        fails.forEach(fail -> byCode.merge(fail.code(), 1, Integer::sum));
        count += fails.size();
        for (Verdict.Fail fail : fails) {
            No no = new No(node, fail, fails.size());
            if (nearest == null || no.nearerThan(nearest)) {
                nearest = no;
            }
        }
        if (!fails.isEmpty()) {
            firsts.add(new No(node, fails.getFirst(), fails.size()));
        }
    }

    public int count() {
        return count;
    }

    /** How many nodes were asked. */
    public int nodes() {
        return nodes;
    }

    /** The commonest reason; of equally common ones the cheapest to mend. Empty when there is no node at all. */
    public Optional<RefusalCode> main() {
        return byCode.entrySet().stream()
                .max(Map.Entry.<RefusalCode, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    /** For example {@code 4 of 9 nodes: insufficient memory, 1 of 9 nodes: node cordoned}. */
    public String summary() {
        String known = summary;
        if (known == null) {
            known = String.join(
                    ", ",
                    byCode.entrySet().stream()
                            .map(entry -> entry.getValue() + " of " + nodes + " nodes: " + words(entry.getKey()))
                            .toList());
            summary = known;
        }
        return known;
    }

    private static String words(RefusalCode code) {
        return WORD.matcher(code.code()).replaceAll(" $1").strip().toLowerCase(Locale.ROOT);
    }

    /** How many nodes refuse for each reason, the cheapest to mend first. */
    public List<Count> counts() {
        return byCode.entrySet().stream()
                .map(entry -> new Count(entry.getKey().code(), entry.getValue()))
                .toList();
    }

    /** The first reason of each node, by name, of at most so many. */
    public List<Refusal> first(int most) {
        int count = Math.min(most, firsts.size());
        while (told.size() < count) {
            No no = firsts.get(told.size());
            told.add(new Refusal(
                    no.node().name(),
                    no.fail().code().code(),
                    no.fail().reason().get()));
        }
        return List.copyOf(told.subList(0, count));
    }

    /** What the cheapest change is. */
    public String remedy() {
        return nearest().map(no -> no.fail().remedy().get()).orElse("join a node to the cluster");
    }

    /** In a sentence: how many nodes say what, and one of them as an example. */
    public String inShort() {
        String example = example().orElse("no node has joined the cluster");
        return count() < 2 ? example : summary() + ", for example " + example;
    }

    /** The refusal that is easiest to mend, in words; empty when there is no node at all. */
    public Optional<String> example() {
        return nearest()
                .map(no -> "node " + no.node().name() + " " + no.fail().reason().get());
    }

    private Optional<No> nearest() {
        return Optional.ofNullable(nearest);
    }
}
