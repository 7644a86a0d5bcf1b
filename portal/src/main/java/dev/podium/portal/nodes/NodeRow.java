package dev.podium.portal.nodes;

import dev.podium.api.contract.node.Node;
import dev.podium.api.contract.node.NodeStatus;
import dev.podium.portal.component.Amounts;
import dev.podium.portal.component.Meter;
import dev.podium.portal.component.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A machine as the page lists it.
 *
 * @param takesWork whether new instances may be placed there, as operators want it
 */
record NodeRow(
        String name,
        Status status,
        String message,
        Instant since,
        Load cpu,
        Load memory,
        int tasks,
        String software,
        String address,
        List<String> labels,
        List<String> warnings,
        boolean takesWork,
        boolean draining) {

    /** How full one kind of resource is; shares are parts of the whole, 0 to 1. */
    record Load(String words, double reserved, double used) {
        String tone() {
            return Meter.tone(Math.max(reserved, used)).styleClass();
        }
    }

    static NodeRow of(Node node) {
        NodeStatus status = node.status();
        String wanted =
                node.spec().availability() == null ? "active" : node.spec().availability();
        return new NodeRow(
                node.metadata().name(),
                Status.ofNode(status.state()),
                status.state().equals("Ready") ? "" : status.message(),
                status.since(),
                cpu(status),
                memory(status),
                status.tasks(),
                "Podium " + status.version() + " · Docker " + status.engineVersion() + " · " + status.os() + " "
                        + status.arch(),
                status.address(),
                labels(status.labels()),
                List.copyOf(status.warnings()),
                wanted.equals("active"),
                wanted.equals("draining"));
    }

    private static Load cpu(NodeStatus status) {
        NodeStatus.Usage used = status.used();
        long whole = status.capacity().cpuMillis();
        long reserved = status.reserved().cpuMillis();
        return new Load(
                Amounts.cores(reserved) + " of " + Amounts.cores(whole) + " cores",
                share(reserved, whole),
                used == null ? 0 : share(used.cpuMillis(), whole));
    }

    private static Load memory(NodeStatus status) {
        NodeStatus.Usage used = status.used();
        long whole = status.capacity().memoryBytes();
        long reserved = status.reserved().memoryBytes();
        return new Load(
                Amounts.bytes(reserved) + " of " + Amounts.bytes(whole),
                share(reserved, whole),
                used == null ? 0 : share(used.memoryBytes(), whole));
    }

    private static List<String> labels(Map<String, String> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> label.getKey() + (label.getValue().isEmpty() ? "" : "=" + label.getValue()))
                        .collect(Collectors.toUnmodifiableList());
    }

    private static double share(long part, long whole) {
        return whole <= 0 ? 0 : (double) part / whole;
    }
}
