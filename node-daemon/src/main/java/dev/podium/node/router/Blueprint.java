package dev.podium.node.router;

import dev.podium.orchestrator.model.routing.Endpoint;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.routing.RoutingTable;
import dev.podium.orchestrator.model.task.TaskId;
import java.net.InetAddress;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What HAProxy is to do, in its terms.
 *
 * <p>A route's key is host, path and a closing slash. Requests are looked up as host, path and a slash too, by the longest key
 * they start with: so the longest path wins and {@code /api} takes {@code /api/v1} but never {@code /apix}.
 *
 * @param routes backend by route key
 * @param backends servers by backend and name; there is one backend for each port of a workload that is routed to
 */
record Blueprint(SortedMap<String, String> routes, SortedMap<String, SortedMap<String, Server>> backends) {
    static final Blueprint EMPTY = new Blueprint(new TreeMap<>(), new TreeMap<>());
    static final SortedMap<String, Server> NO_SERVERS = Collections.emptySortedMap();

    private static final Logger LOG = LoggerFactory.getLogger(Blueprint.class);
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,=:@%/-]*");
    private static final Pattern TASK = Pattern.compile("[A-Za-z0-9-]+");

    Blueprint {
        routes = Collections.unmodifiableSortedMap(routes);
        backends = Collections.unmodifiableSortedMap(backends);
    }

    /**
     * One task as a server; its name is the task's id.
     *
     * @param admitted whether it takes requests
     */
    record Server(HostPort at, boolean admitted) {}

    /**
     * Translates a table. What HAProxy could misread is left out and logged: a routing table is written by the leader, but its
     * hosts and paths come from developers.
     *
     * @param notReady tasks of this machine that are not to get requests, whatever the table says
     */
    static Blueprint of(RoutingTable table, Set<TaskId> notReady) {
        SortedMap<String, String> routes = new TreeMap<>();
        SortedMap<String, SortedMap<String, Server>> backends = new TreeMap<>();
        for (RouteRule rule : byWorkload(table.rules())) {
            if (!HOST.matcher(rule.host()).matches()
                    || !PATH.matcher(rule.path()).matches()) {
                LOG.warn(
                        "route {}{} of app {} is left out: not a plain host and path",
                        rule.host(),
                        rule.path(),
                        rule.workload());
                continue;
            }
            String backend = rule.workload().namespace() + ":" + rule.workload().name() + ":" + rule.port();
            routes.putIfAbsent(key(rule), backend);
            backends.computeIfAbsent(backend, _ -> servers(table, rule, notReady));
        }
        return new Blueprint(routes, backends);
    }

    private static List<RouteRule> byWorkload(List<RouteRule> rules) {
        return rules.stream()
                .sorted(Comparator.<RouteRule>naturalOrder().thenComparing(RouteRule::workload))
                .toList();
    }

    private static String key(RouteRule rule) {
        String path = rule.path();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return rule.host() + path + "/";
    }

    private static SortedMap<String, Server> servers(RoutingTable table, RouteRule rule, Set<TaskId> notReady) {
        SortedMap<String, Server> servers = new TreeMap<>();
        for (Endpoint endpoint : table.endpoints().getOrDefault(rule.workload(), List.of())) {
            if (TASK.matcher(endpoint.task().value()).matches() && isAddress(endpoint.address())) {
                servers.put(
                        endpoint.task().value(),
                        new Server(new HostPort(endpoint.address(), rule.port()), !notReady.contains(endpoint.task())));
            } else {
                LOG.warn("task {} at \"{}\" is left out: not an IP address", endpoint.task(), endpoint.address());
            }
        }
        return servers;
    }

    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
