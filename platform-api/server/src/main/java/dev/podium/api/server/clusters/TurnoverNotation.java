package dev.podium.api.server.clusters;

import dev.podium.api.contract.cluster.ClusterSpec;
import dev.podium.api.server.json.Fields;
import dev.podium.api.server.manifest.DurationNotation;
import dev.podium.api.server.manifest.ScheduleNotation;
import dev.podium.api.server.manifest.ZoneNotation;
import dev.podium.orchestrator.model.cluster.NodeTurnover;
import dev.podium.orchestrator.model.cluster.NodeTurnover.Window;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** How old machines may get, as it is written. */
final class TurnoverNotation {
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(7);
    private static final int MOST_NODES = 10_000;
    /** Of the maximum age, where nothing is said of jitter. */
    private static final int JITTER_PART = 10;

    private TurnoverNotation() {}

    /** Empty when something about it was refused. */
    static Optional<NodeTurnover> read(Fields fields) {
        fields.required("maxAge");
        Optional<Duration> maxAge =
                fields.parsed("maxAge", text -> DurationNotation.parse(text, NodeTurnover.LEAST_AGE, LONGEST));
        Optional<Duration> jitter =
                fields.parsed("jitter", text -> DurationNotation.parse(text, Duration.ZERO, LONGEST));
        int maxUnavailable = fields.integer("maxUnavailable", 1, MOST_NODES).orElse(1);
        List<Window> windows = fields.objects("windows", TurnoverNotation::window).orElse(List.of()).stream()
                .flatMap(Optional::stream)
                .toList();
        return maxAge.map(
                age -> new NodeTurnover(age, jitter.orElse(age.dividedBy(JITTER_PART)), maxUnavailable, windows));
    }

    private static Optional<Window> window(Fields fields) {
        fields.required("schedule");
        fields.required("length");
        ZoneId zone = fields.parsed("timeZone", ZoneNotation::parse).orElse(ZoneOffset.UTC);
        Optional<Duration> length =
                fields.parsed("length", text -> DurationNotation.parse(text, Duration.ofMinutes(1), LONGEST_WINDOW));
        return fields.parsed("schedule", text -> ScheduleNotation.parse(text.strip(), zone))
                .flatMap(schedule -> length.map(open -> new Window(schedule, open)));
    }

    static ClusterSpec.Turnover shown(NodeTurnover turnover) {
        return new ClusterSpec.Turnover(
                DurationNotation.print(turnover.maxAge()),
                DurationNotation.print(turnover.jitter()),
                turnover.maxUnavailable(),
                turnover.windows().stream()
                        .map(window -> new ClusterSpec.Window(
                                window.opens().text(),
                                zone(window.opens().zone()),
                                DurationNotation.print(window.length())))
                        .toList());
    }

    private static String zone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** What {@link #read} makes the same of. */
    static JsonNode written(ClusterSpec.Turnover turnover) {
        List<JsonNode> windows = Optional.ofNullable(turnover.windows()).orElse(List.of()).stream()
                .map(window -> ClusterSpecs.object(
                        "schedule", window.schedule(), "timeZone", window.timeZone(), "length", window.length()))
                .toList();
        return ClusterSpecs.object(
                "maxAge", turnover.maxAge(),
                "jitter", turnover.jitter(),
                "maxUnavailable", turnover.maxUnavailable(),
                "windows", JsonNode.createArrayNode(windows));
    }
}
