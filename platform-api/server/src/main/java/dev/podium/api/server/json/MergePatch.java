package dev.podium.api.server.json;

import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON Merge Patch, as RFC 7396 section 2 defines it. */
public final class MergePatch {
    private MergePatch() {}

    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        Map<String, JsonNode> merged = new LinkedHashMap<>();
        if (target.isObject()) {
            target.entries().forEach(entry -> merged.put(entry.getKey(), entry.getValue()));
        }
        patch.entries().forEach(entry -> {
            if (entry.getValue().isNull()) {
                merged.remove(entry.getKey());
            } else {
                JsonNode before = merged.getOrDefault(entry.getKey(), JsonNode.nullNode());
                merged.put(entry.getKey(), apply(before, entry.getValue()));
            }
        });
        return JsonNode.createObjectNode(merged);
    }
}
