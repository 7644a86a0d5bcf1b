package dev.podium.api.server.apps;

import dev.podium.api.server.error.ApiProblem;
import dev.podium.api.server.json.JsonText;
import dev.podium.api.server.manifest.Family;
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
        return apply(before, patch, app, Family.APPS);
    }

    static Manifest apply(Optional<AppRow> before, JsonNode patch, WorkloadId app, Family family) {
        AppRow row = before.orElseThrow(() -> ApiProblem.notFound(family.word(), app.name()));
        JsonNode declared = JsonText.parse(row.declared().getBytes(StandardCharsets.UTF_8));
        return ManifestReader.read(ManifestReader.patched(declared, patch), app, family);
    }

    static Manifest scale(Optional<AppRow> before, int replicas, WorkloadId app) {
        return apply(before, JsonNode.createObjectNode(Map.of("replicas", JsonNode.createNumberNode(replicas))), app);
    }
}
