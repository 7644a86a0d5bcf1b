package dev.podium.node.router;

import dev.podium.orchestrator.model.routing.Endpoint;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.workload.WorkloadId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes routing tables as a story tells them: {@code table.route("shop.test", "/", "web").runs("web", a, b)}. */
final class Table {
    private final int port;
    private final List<RouteRule> rules = new ArrayList<>();
    private final Map<WorkloadId, List<Endpoint>> endpoints = new TreeMap<>();
    private long version;

    Table(int port) {
        this.port = port;
    }

    Table route(String host, String path, String app) {
        rules.add(new RouteRule(host, path, WorkloadId.of("demo", app), port));
        return this;
    }

    Table noRoute(String host) {
        rules.removeIf(rule -> rule.host().equals(host));
        return this;
    }

    Table runs(String app, Endpoint... tasks) {
        endpoints.put(WorkloadId.of("demo", app), List.of(tasks));
        return this;
    }

    Table runs(String app, App... tasks) {
        endpoints.put(
                WorkloadId.of("demo", app), Stream.of(tasks).map(App::endpoint).toList());
        return this;
    }

    /** The table as it is now, one version further than the one before. */
    RoutingTable next() {
        version++;
        return RoutingTable.of(version, rules, endpoints);
    }
}
