package dev.podium.api.server.manifest;

import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The two shapes a body may have: the flat manifest, or what GET answers ({@code metadata}, {@code spec}, {@code status}).
 *
 * @param flat the manifest, labels of the metadata included
 * @param pointer where the manifest's fields are in the body: {@code ""} or {@code "/spec"}
 */
record Document(JsonNode flat, String pointer) {

    /** Whether the body is (part of) what GET answers. No flat manifest has a field of these names. */
    static boolean wrapped(JsonNode body) {
        return body.isObject() && (has(body, "spec") || has(body, "metadata") || has(body, "status"));
    }

    static Document of(JsonNode body, Findings findings) {
        if (!wrapped(body)) {
            return new Document(body, "");
        }
        Fields outer = new Fields(body, "", findings);
        Fields spec = outer.object("spec").orElse(new Fields(body, "", new Findings()));
        outer.value("status");
        JsonNode flat = spec.pointer().isEmpty() ? JsonNode.createObjectNode(Map.of()) : body.get("spec");
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        flat.entries().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
        outer.object("metadata").flatMap(metadata -> metadata.value("labels")).ifPresent(labels -> {
            JsonNode inSpec = fields.putIfAbsent("labels", labels);
            if (inSpec != null && !inSpec.isNull() && !inSpec.equals(labels)) {
                findings.add(
                        "/metadata/labels",
                        "labels differ from those in /spec/labels: change both, or leave one of them out");
            }
        });
        outer.end();
        return new Document(JsonNode.createObjectNode(fields), "/spec");
    }

    private static boolean has(JsonNode body, String name) {
        return body.get(name) != null;
    }
}
