package dev.podium.api.server.clusters;

import dev.podium.api.contract.cluster.ClusterSpec;
import dev.podium.api.server.json.Fields;
import dev.podium.api.server.manifest.DurationNotation;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.ClusterPolicy.Strategy;
import dev.podium.orchestrator.model.cluster.Rebalancing;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A cluster's policy as it is written in the API: each field of it is read, shown and made a patch's target here. */
final class ClusterSpecs {
    private static final String STRATEGY = "strategy";
    private static final List<String> STRATEGIES =
            Arrays.stream(Strategy.values()).map(ClusterSpecs::word).toList();
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})%");
    private static final Duration LONGEST_TO_SETTLE = Duration.ofDays(7);

    private ClusterSpecs() {}

    /** Whatever is left out is as the default has it. */
    static ClusterPolicy read(Fields fields) {
        Strategy strategy = fields.oneOf(STRATEGY, STRATEGIES)
                .map(word -> Strategy.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(ClusterPolicy.DEFAULT.strategy());
        return new ClusterPolicy(
                strategy,
                fields.object("turnover", TurnoverNotation::read).flatMap(turnover -> turnover),
                fields.object("rebalancing", ClusterSpecs::rebalancing));
    }

    private static Rebalancing rebalancing(Fields fields) {
        return new Rebalancing(
                fields.parsed("threshold", ClusterSpecs::threshold).orElse(Rebalancing.DEFAULT.threshold()),
                fields.integer("maxMoves", 1, 100).orElse(Rebalancing.DEFAULT.maxMoves()),
                fields.parsed("settle", text -> DurationNotation.parse(text, Duration.ZERO, LONGEST_TO_SETTLE))
                        .orElse(Rebalancing.DEFAULT.settle()));
    }

    private static int threshold(String text) {
        Matcher matcher = PERCENT.matcher(text);
        int percent = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (percent < 5 || percent > 100) {
            throw new IllegalArgumentException("threshold \"" + text + "\" is not valid: expected \"5%\" to \"100%\"");
        }
        return percent;
    }

    static ClusterSpec shown(ClusterPolicy policy) {
        return new ClusterSpec(
                word(policy.strategy()),
                policy.turnover().map(TurnoverNotation::shown).orElse(null),
                policy.rebalancing().map(ClusterSpecs::shown).orElse(null));
    }

    private static ClusterSpec.Rebalancing shown(Rebalancing rebalancing) {
        return new ClusterSpec.Rebalancing(
                rebalancing.threshold() + "%", rebalancing.maxMoves(), DurationNotation.print(rebalancing.settle()));
    }

    /** What {@link #read} makes the same policy of, by field. */
    static Map<String, JsonNode> written(ClusterPolicy policy) {
        ClusterSpec spec = shown(policy);
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        fields.put(STRATEGY, JsonNode.createStringNode(word(policy.strategy())));
        Optional.ofNullable(spec.turnover())
                .ifPresent(turnover -> fields.put("turnover", TurnoverNotation.written(turnover)));
        Optional.ofNullable(spec.rebalancing())
                .ifPresent(rebalancing -> fields.put(
                        "rebalancing",
                        object(
                                "threshold", rebalancing.threshold(),
                                "maxMoves", rebalancing.maxMoves(),
                                "settle", rebalancing.settle())));
        return fields;
    }

    /** An object of texts and numbers, by name and value in turn. */
    static JsonNode object(@Nullable Object... namesAndValues) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = String.valueOf(namesAndValues[i]);
            switch (namesAndValues[i + 1]) {
                case null -> {}
                case Integer number -> fields.put(name, JsonNode.createNumberNode(number));
                case JsonNode node -> fields.put(name, node);
                case Object text -> fields.put(name, JsonNode.createStringNode(text.toString()));
            }
        }
        return JsonNode.createObjectNode(fields);
    }

    private static String word(Strategy strategy) {
        return strategy.name().toLowerCase(Locale.ROOT);
    }
}
