package dev.podium.api.server.apps;

import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.json.JsonText;
import dev.podium.api.server.manifest.Manifest;
import dev.podium.api.server.manifest.ManifestReader;
import dev.podium.orchestrator.model.workload.WorkloadId;
import io.micronaut.json.tree.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Changes to parts of what was declared. */
final class Patches {
    private Patches() {}

    static Manifest apply(Optional<AppRow> before, JsonNode patch, WorkloadId app) {
        AppRow row = before.orElseThrow(() -> ApiProblem.notFound("app", app.name()));
        JsonNode declared = JsonText.parse(row.declared().getBytes(StandardCharsets.UTF_8));
        return ManifestReader.read(ManifestReader.patched(declared, patch), app);
    }

    static Manifest scale(Optional<AppRow> before, int replicas, WorkloadId app) {
        return apply(before, JsonNode.createObjectNode(Map.of("replicas", JsonNode.createNumberNode(replicas))), app);
    }
}
