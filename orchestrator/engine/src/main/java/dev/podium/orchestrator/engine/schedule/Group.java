package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.draft.Demand;
import dev.podium.orchestrator.model.node.NodeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Demands for the same thing.
 *
 * @param members their positions among all demands
 * @param home how many of them already went back to where they were, by node
 */
record Group(GroupKey key, int priority, List<Integer> members, Map<NodeName, Integer> home) {
    /** In the order of the first demand of each. */
    static List<Group> of(List<Demand> demands) {
        Map<GroupKey, Group> groups = new LinkedHashMap<>();
        Group group = null;
        for (int i = 0; i < demands.size(); i++) {
            Demand demand = demands.get(i);
            if (group == null || !alike(demand, demands.get(i - 1))) {
                group = groups.computeIfAbsent(GroupKey.of(demand), key -> of(key, demand));
            }
            group.members().add(i);
        }
        return List.copyOf(groups.values());
    }

    private static Group of(GroupKey key, Demand demand) {
        return new Group(key, demand.workload().terms().priority(), new ArrayList<>(), new HashMap<>());
    }

    /** Mostly demands of one workload follow each other; then no keys are compared. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean alike(Demand demand, Demand before) {
        return demand.workload() == before.workload()
                && demand.release() == before.release()
                && demand.restarts() == before.restarts();
    }

    /** Groups of the same priority together, the most important first. */
    static List<List<Group>> byPriority(List<Group> groups) {
        Map<Integer, List<Group>> byPriority = new TreeMap<>(Comparator.reverseOrder());
        groups.forEach(group -> byPriority
                .computeIfAbsent(group.priority(), _ -> new ArrayList<>())
                .add(group));
        return List.copyOf(byPriority.values());
    }
}
