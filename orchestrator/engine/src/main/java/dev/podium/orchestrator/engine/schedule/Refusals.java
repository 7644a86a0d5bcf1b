package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.view.ClusterView;
import dev.podium.orchestrator.engine.view.NodeView;
import dev.podium.orchestrator.model.cluster.Outlook.Refusal;
import dev.podium.orchestrator.model.node.NodeName;
import dev.podium.orchestrator.model.workload.Release;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every node's reasons not to take a task, and what would help most cheaply. */
public final class Refusals {
    /** A reader of a large cluster wants the kinds of reasons, which the summary has, and some examples. */
    private static final int SHOWN = 20;

    private record No(NodeView node, Verdict.Fail fail) {}

    private final List<No> all;

    private Refusals(List<No> all) {
        this.all = all;
    }

    static Refusals of(ClusterView cluster, List<NodeFilter> filters, Release release, Optional<NodeName> only) {
        List<No> all = new ArrayList<>();
        for (NodeView node : cluster.nodes().values()) {
            if (only.isPresent() && !only.get().equals(node.name())) {
                continue;
            }
            for (NodeFilter filter : filters) {
                if (filter.judge(node, release) instanceof Verdict.Fail fail) {
                    all.add(new No(node, fail));
                }
            }
        }
        return new Refusals(all);
    }

    public int count() {
        return all.size();
    }

    /** The commonest reason; of equally common ones the cheapest to mend. Empty when there is no node at all. */
    public Optional<RefusalCode> main() {
        return byCode().entrySet().stream()
                .max(Map.Entry.<RefusalCode, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    /** For example {@code 2 × InsufficientMemory, 1 × NodeCordoned}. */
    public String summary() {
        return String.join(
                ", ",
                byCode().entrySet().stream()
                        .map(entry -> entry.getValue() + " × " + entry.getKey().code())
                        .toList());
    }

    public List<Refusal> shown() {
        return all.stream()
                .limit(SHOWN)
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
