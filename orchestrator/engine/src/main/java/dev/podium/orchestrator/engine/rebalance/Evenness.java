package dev.podium.orchestrator.engine.rebalance;

import dev.podium.orchestrator.engine.draft.Progress;
import dev.podium.orchestrator.engine.view.NodeView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the tasks of one workload are spread over domains.
 *
 * <p>The measure is the sum of the squares of the counts, level by level from the widest on: the smaller, the more even. A move that is
 * {@link Effect#BETTER} lowers the first level it touches; one that is the {@link Effect#SAME} raises none.
 */
final class Evenness {
    private final Domains domains;
    private final Map<List<String>, Integer> counts = new HashMap<>();
    private final Map<List<String>, Integer> least = new HashMap<>();

    enum Effect {
        BETTER,
        SAME,
        WORSE
    }

    Evenness(Domains domains, Progress report) {
        this.domains = domains;
        report.slots().stream()
                .flatMap(slot -> slot.wanted().stream())
                .flatMap(task -> task.node().stream())
                .forEach(this::count);
    }

    private void count(NodeView node) {
        List<String> path = domains.path(node);
        for (int depth = 1; depth <= path.size(); depth++) {
            counts.merge(path.subList(0, depth), 1, Integer::sum);
        }
    }

    /** Whether there is any domain to which a move from the node would be better. */
    boolean improvable(NodeView from) {
        List<String> path = domains.path(from);
        for (int depth = 1; depth <= path.size(); depth++) {
            if (of(path.subList(0, depth)) - least(path.subList(0, depth - 1)) > 1) {
                return true;
            }
        }
        return false;
    }

    Effect move(NodeView from, NodeView to) {
        List<String> source = domains.path(from);
        List<String> target = domains.path(to);
        boolean first = true;
        for (int depth = 1; depth <= source.size(); depth++) {
            List<String> left = source.subList(0, depth);
            List<String> joined = target.subList(0, depth);
            if (left.equals(joined)) {
                continue;
            }
            int difference = of(left) - of(joined);
            if (first && difference > 1) {
                return Effect.BETTER;
            }
            if (difference < 1) {
                return Effect.WORSE;
            }
            first = false;
        }
        return Effect.SAME;
    }

    private int of(List<String> domain) {
        return counts.getOrDefault(domain, 0);
    }

    private int least(List<String> parent) {
        return least.computeIfAbsent(
                parent,
                domain ->
                        domains.within(domain).stream().mapToInt(this::of).min().orElse(Integer.MAX_VALUE / 2));
    }
}
