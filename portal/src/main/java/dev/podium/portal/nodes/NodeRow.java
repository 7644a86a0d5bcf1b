package dev.podium.portal.nodes;

import dev.podium.api.contract.node.Node;
import dev.podium.api.contract.node.NodeStatus;
import dev.podium.portal.component.Amounts;
import dev.podium.portal.component.Status;
import dev.podium.portal.component.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** How full one kind of resource is: what is promised and what is used, in words and as parts of the whole, 0 to 1. */
    record Load(String promise, String use, double reserved, double used) {
        private static final double TIGHT = 0.80;
        private static final double FULL = 0.95;

        /** Amber from 80 %, red from 95 %, of the larger share. */
        Tone tone() {
            double share = Math.max(reserved, used);
            if (share >= FULL) {
                return Tone.BAD;
            }
            return share >= TIGHT ? Tone.WARN : Tone.GOOD;
        }
    }

    static NodeRow of(Node node) {
        NodeStatus status = node.status();
        String wanted =
                node.spec().availability() == null ? "active" : node.spec().availability();
        return new NodeRow(
                node.metadata().name(),
                Status.ofNode(status.state()),
                status.state().equals("Ready") && !overdue(status) ? "" : status.message(),
                status.since(),
                cpu(status),
                memory(status),
                status.tasks(),
                "Podium " + status.version() + " · Docker " + status.engineVersion() + " · " + status.os() + " "
                        + status.arch(),
                status.address(),
                labels(status.labels()),
                warnings(status),
                wanted.equals("active"),
                wanted.equals("draining"));
    }

    /** Too old, and its turn to be emptied has not come. */
    private static boolean overdue(NodeStatus status) {
        NodeStatus.Age age = status.age();
        return age != null && !age.phase().equals("Young");
    }

    /** The apps that cannot leave a node that is being emptied, and what the machine says of itself. */
    private static List<String> warnings(NodeStatus status) {
        Map<String, Long> blockers =
                Objects.requireNonNullElse(status.blockers(), List.<NodeStatus.Blocker>of()).stream()
                        .collect(Collectors.groupingBy(
                                blocker -> blocker.namespace() + "/" + blocker.app() + " cannot leave: "
                                        + blocker.reason(),
                                TreeMap::new,
                                Collectors.counting()));
        Stream<String> stuck = blockers.entrySet().stream()
                .map(entry -> (entry.getValue() == 1 ? "" : entry.getValue() + " instances of ") + entry.getKey());
        return Stream.concat(stuck, status.warnings().stream()).toList();
    }

    private static Load cpu(NodeStatus status) {
        NodeStatus.Usage used = status.used();
        return load(
                status.reserved().cpuMillis(),
                status.capacity().cpuMillis(),
                used == null ? 0 : used.cpuMillis(),
                Amounts::cores,
                " cores");
    }

    private static Load memory(NodeStatus status) {
        NodeStatus.Usage used = status.used();
        return load(
                status.reserved().memoryBytes(),
                status.capacity().memoryBytes(),
                used == null ? 0 : used.memoryBytes(),
                Amounts::bytes,
                "");
    }

    private static Load load(long reserved, long whole, long used, LongFunction<String> words, String unit) {
        return new Load(
                words.apply(reserved) + " of " + words.apply(whole) + unit + " reserved",
                words.apply(used) + unit + " in use",
                share(reserved, whole),
                share(used, whole));
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
