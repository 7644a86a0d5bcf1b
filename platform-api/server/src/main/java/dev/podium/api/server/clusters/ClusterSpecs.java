package dev.podium.api.server.clusters;

import dev.podium.api.contract.cluster.ClusterSpec;
import dev.podium.api.server.json.Fields;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import dev.podium.orchestrator.model.cluster.ClusterPolicy.Strategy;
import io.micronaut.json.tree.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A cluster's policy as it is written in the API: each field of it is read, shown and made a patch's target here. */
final class ClusterSpecs {
    private static final String STRATEGY = "strategy";
    private static final List<String> STRATEGIES =
            Arrays.stream(Strategy.values()).map(ClusterSpecs::word).toList();

    private ClusterSpecs() {}

    /** Whatever is left out is as the default has it. */
    static ClusterPolicy read(Fields fields) {
        Strategy strategy = fields.oneOf(STRATEGY, STRATEGIES)
                .map(word -> Strategy.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(ClusterPolicy.DEFAULT.strategy());
        return new ClusterPolicy(strategy);
    }

    static ClusterSpec shown(ClusterPolicy policy) {
        return new ClusterSpec(word(policy.strategy()));
    }

    /** What {@link #read} makes the same policy of, by field. */
    static Map<String, JsonNode> written(ClusterPolicy policy) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        fields.put(STRATEGY, JsonNode.createStringNode(word(policy.strategy())));
        return fields;
    }

    private static String word(Strategy strategy) {
        return strategy.name().toLowerCase(Locale.ROOT);
    }
}
