package dev.podium.orchestrator.model.routing;

import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What every router of the cluster should do. Two tables of the same content have the same rules and endpoints in the
 * same order.
 *
 * @param version grows by one with each change; routers acknowledge it
 * @param rules sorted by host and path
 * @param endpoints ready tasks of each workload that has a rule
 */
public record RoutingTable(long version, List<RouteRule> rules, SortedMap<WorkloadId, List<Endpoint>> endpoints) {
    public static final RoutingTable EMPTY = new RoutingTable(0, List.of(), new TreeMap<>());

    public RoutingTable {
        rules = rules.stream().sorted().toList();
        SortedMap<WorkloadId, List<Endpoint>> sorted = new TreeMap<>();
        endpoints.forEach(
                (workload, list) -> sorted.put(workload, list.stream().sorted().toList()));
        endpoints = java.util.Collections.unmodifiableSortedMap(sorted);
    }

    public static RoutingTable of(long version, List<RouteRule> rules, Map<WorkloadId, List<Endpoint>> endpoints) {
        return new RoutingTable(version, rules, new TreeMap<>(endpoints));
    }

    /** Whether routers would behave the same under both, whatever their versions. */
    public boolean sameContent(RoutingTable other) {
        return rules.equals(other.rules) && endpoints.equals(other.endpoints);
    }
}
