package dev.podium.api.server.nodes;

import dev.podium.api.server.json.JsonText;
import dev.podium.orchestrator.model.constraint.Taint;
import dev.podium.orchestrator.model.constraint.Taint.Effect;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps a node's taints in a text column as a JSON array. */
@Singleton
final class TaintsColumn implements AttributeConverter<List<Taint>, String> {
    @Override
    public String convertToPersistedValue(@Nullable List<Taint> taints, ConversionContext context) {
        List<JsonNode> all = taints == null
                ? List.of()
                : taints.stream().map(TaintsColumn::json).toList();
        return JsonText.write(JsonNode.createArrayNode(all));
    }

    @Override
    public List<Taint> convertToEntityValue(@Nullable String text, ConversionContext context) {
        List<Taint> taints = new ArrayList<>();
        if (text != null) {
            JsonText.parse(text.getBytes(StandardCharsets.UTF_8)).values().forEach(json -> taints.add(taint(json)));
        }
        return List.copyOf(taints);
    }

    private static JsonNode json(Taint taint) {
        return JsonNode.createObjectNode(Map.of(
                "key", JsonNode.createStringNode(taint.key()),
                "value", JsonNode.createStringNode(taint.value()),
                "effect", JsonNode.createStringNode(taint.effect().name()),
                "since", JsonNode.createNumberNode(taint.since().toEpochMilli())));
    }

    private static Taint taint(JsonNode json) {
        return new Taint(
                json.get("key").getStringValue(),
                json.get("value").getStringValue(),
                Effect.valueOf(json.get("effect").getStringValue()),
                Instant.ofEpochMilli(json.get("since").getLongValue()));
    }
}
