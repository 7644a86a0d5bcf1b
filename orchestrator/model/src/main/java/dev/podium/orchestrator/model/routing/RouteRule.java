package dev.podium.orchestrator.model.routing;

import dev.podium.orchestrator.model.workload.WorkloadId;

/**
 * Requests for {@code host} whose path starts with {@code path} go to {@code port} of the workload's ready tasks.
 *
 * @param host lower case, without port
 * @param path starts with a slash; of several that match the longest wins, and it matches whole segments only
 */
public record RouteRule(String host, String path, WorkloadId workload, int port) implements Comparable<RouteRule> {
    public RouteRule {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException(
                    "route path \"" + path + "\" is not valid: expected it to start with \"/\"");
        }
    }

    @Override
    public int compareTo(RouteRule other) {
        int byHost = host.compareTo(other.host);
        return byHost != 0 ? byHost : path.compareTo(other.path);
    }
}
