package dev.podium.api.server.resource;

import dev.podium.api.server.json.JsonText;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps labels in a text column as a JSON object with sorted keys. */
@Singleton
public final class LabelsColumn implements AttributeConverter<Map<String, String>, String> {
    @Override
    public String convertToPersistedValue(@Nullable Map<String, String> labels, ConversionContext context) {
        Map<String, JsonNode> fields = new TreeMap<>();
        if (labels != null) {
            labels.forEach((key, value) -> fields.put(key, JsonNode.createStringNode(value)));
        }
        return JsonText.write(JsonNode.createObjectNode(fields));
    }

    @Override
    public Map<String, String> convertToEntityValue(@Nullable String text, ConversionContext context) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (text != null) {
            JsonText.parse(text.getBytes(StandardCharsets.UTF_8))
                    .entries()
                    .forEach(
                            entry -> labels.put(entry.getKey(), entry.getValue().getStringValue()));
        }
        return labels;
    }
}
