package dev.podium.api.server.clusters;

import dev.podium.api.server.json.Element;
import dev.podium.api.server.json.JsonErrors;
import dev.podium.api.server.json.JsonText;
import dev.podium.orchestrator.model.cluster.ClusterPolicy;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Keeps a cluster's policy in a text column, as the JSON a PUT takes. */
@Singleton
final class PolicyColumn implements AttributeConverter<ClusterPolicy, String> {
    @Override
    public String convertToPersistedValue(@Nullable ClusterPolicy policy, ConversionContext context) {
        return JsonText.write(
                JsonNode.createObjectNode(ClusterSpecs.written(policy == null ? ClusterPolicy.DEFAULT : policy)));
    }

    @Override
    public ClusterPolicy convertToEntityValue(@Nullable String text, ConversionContext context) {
        JsonErrors errors = new JsonErrors();
        JsonNode json = JsonText.parse((text == null ? "{}" : text).getBytes(StandardCharsets.UTF_8));
        return new Element(json, "", errors)
                .object(ClusterSpecs::read)
                .filter(_ -> !errors.any())
                .orElseThrow(() -> new IllegalStateException(
                        "the stored cluster policy " + text + " is damaged: " + errors.list()));
    }
}
