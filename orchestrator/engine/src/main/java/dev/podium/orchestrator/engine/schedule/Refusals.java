package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.cluster.Outlook.Count;
import dev.podium.orchestrator.model.cluster.Outlook.Refusal;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.workload.Release;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Every node's reasons not to take a task, and what would help most cheaply. */
public final class Refusals {
    private static final Pattern WORD = Pattern.compile("([A-Z])");

    private record No(NodeView node, Verdict.Fail fail) {}

    private final List<No> all;
    private final int nodes;

    private Refusals(List<No> all, int nodes) {
        this.all = all;
        this.nodes = nodes;
    }

    static Refusals of(ClusterView cluster, List<NodeFilter> filters, Release release, Optional<NodeName> only) {
        List<No> all = new ArrayList<>();
        int nodes = 0;
        for (NodeView node : cluster.nodes().values()) {
            if (only.isPresent() && !only.get().equals(node.name())) {
                continue;
            }
            nodes++;
            for (NodeFilter filter : filters) {
                if (filter.judge(node, release) instanceof Verdict.Fail fail) {
                    all.add(new No(node, fail));
                }
            }
        }
        return new Refusals(all, nodes);
    }

    public int count() {
        return all.size();
    }

    /** How many nodes were asked. */
    public int nodes() {
        return nodes;
    }

    /** The commonest reason; of equally common ones the cheapest to mend. Empty when there is no node at all. */
    public Optional<RefusalCode> main() {
        return byCode().entrySet().stream()
                .max(Map.Entry.<RefusalCode, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    /** For example {@code 4 of 9 nodes: insufficient memory, 1 of 9 nodes: node cordoned}. */
    public String summary() {
        return String.join(
                ", ",
                byCode().entrySet().stream()
                        .map(entry -> entry.getValue() + " of " + nodes + " nodes: " + words(entry.getKey()))
                        .toList());
    }

    private static String words(RefusalCode code) {
        return WORD.matcher(code.code()).replaceAll(" $1").strip().toLowerCase(Locale.ROOT);
    }

    /** How many nodes refuse for each reason, the cheapest to mend first. */
    public List<Count> counts() {
        return byCode().entrySet().stream()
                .map(entry -> new Count(entry.getKey().code(), entry.getValue()))
                .toList();
    }

    /** The first reason of each node, by name, of at most so many. */
    public List<Refusal> first(int most) {
        Map<NodeName, No> firsts = new TreeMap<>();
        all.forEach(no -> firsts.putIfAbsent(no.node().name(), no));
        return firsts.values().stream()
                .limit(most)
                .map(no -> new Refusal(
                        no.node().name(),
                        no.fail().code().code(),
                        no.fail().reason().get()))
                .toList();
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

    /** A node with a single reason is nearer to a "yes" than one with several. */
    private Optional<No> nearest() {
        Map<NodeName, Long> reasons = new TreeMap<>();
        all.forEach(no -> reasons.merge(no.node().name(), 1L, Long::sum));
        return all.stream()
                .min(Comparator.comparingLong(
                                (No no) -> reasons.getOrDefault(no.node().name(), 0L))
                        .thenComparing(no -> no.fail().code()));
    }

    private Map<RefusalCode, Integer> byCode() {
        Map<RefusalCode, Integer> counts = new TreeMap<>();
        all.forEach(no -> counts.merge(no.fail().code(), 1, Integer::sum));
        return counts;
    }
}
