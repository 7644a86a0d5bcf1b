package dev.podium.api.server.resource;

import dev.podium.api.server.json.JsonBody;
import dev.podium.api.server.json.MergePatch;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON Merge Patch on a resource's spec. The patch has either shape a PUT may have: the bare spec, or what GET answers. */
public final class SpecPatch {
    private static final ObjectMapper JSON =
            ObjectMapper.create(Map.of("micronaut.serde.serialization.inclusion", "NON_NULL"));

    private SpecPatch() {}

    /**
     * The bare spec and labels that the patch makes of {@code spec}; what the patch sets to null is not there any more.
     *
     * @param labels of the metadata
     */
    public static JsonBody apply(Object spec, Map<String, String> labels, JsonBody patch) {
        try {
            Map<String, JsonNode> before = fields(JSON.writeValueToTree(spec));
            before.put("labels", JSON.writeValueToTree(labels));
            return new JsonBody(MergePatch.apply(JsonNode.createObjectNode(before), bare(patch.node())));
        } catch (IOException e) {
            throw new UncheckedIOException("a spec cannot be written as JSON", e);
        }
    }

    private static JsonNode bare(JsonNode patch) {
        if (!patch.isObject() || (patch.get("spec") == null && patch.get("metadata") == null)) {
            return patch;
        }
        JsonNode spec = patch.get("spec");
        Map<String, JsonNode> bare = spec != null && spec.isObject() ? fields(spec) : new LinkedHashMap<>();
        JsonNode metadata = patch.get("metadata");
        JsonNode labels = metadata == null ? null : metadata.get("labels");
        if (labels != null) {
            bare.putIfAbsent("labels", labels);
        }
        return JsonNode.createObjectNode(bare);
    }

    private static Map<String, JsonNode> fields(JsonNode object) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        object.entries().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
        return fields;
    }
}
