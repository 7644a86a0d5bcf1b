package dev.podium.api.server.nodes;

import dev.podium.api.server.json.JsonText;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the names of a pool's tenants in a text column as a JSON array. */
@Singleton
final class TenantsColumn implements AttributeConverter<List<String>, String> {
    @Override
    public String convertToPersistedValue(@Nullable List<String> tenants, ConversionContext context) {
        List<JsonNode> all = tenants == null
                ? List.of()
                : tenants.stream().map(JsonNode::createStringNode).toList();
        return JsonText.write(JsonNode.createArrayNode(all));
    }

    @Override
    public List<String> convertToEntityValue(@Nullable String text, ConversionContext context) {
        List<String> tenants = new ArrayList<>();
        if (text != null) {
            JsonText.parse(text.getBytes(StandardCharsets.UTF_8))
                    .values()
                    .forEach(json -> tenants.add(json.getStringValue()));
        }
        return List.copyOf(tenants);
    }
}
