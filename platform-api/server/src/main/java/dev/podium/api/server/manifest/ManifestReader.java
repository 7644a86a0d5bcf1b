package dev.podium.api.server.manifest;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.server.images.ImageReference;
import dev.podium.api.server.json.MergePatch;
import dev.podium.orchestrator.model.workload.WorkloadId;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the document an app is declared with. Everything wrong with it is found in one go; what is left out gets its
 * default, which the answer shows.
 */
public final class ManifestReader {
    /** The most replicas one app may ask for. */
    public static final int MOST_REPLICAS = 10_000;

    private static final List<String> KINDS = List.of("replicated", "global");
    private static final List<String> LATER_KINDS = List.of("job", "cron");
    private static final int MOST_WORDS = 1_000;

    private final WorkloadId app;
    private final Findings findings = new Findings();

    private ManifestReader(WorkloadId app) {
        this.app = app;
    }

    /** @param body the flat manifest, or what GET answers */
    public static Manifest read(JsonNode body, WorkloadId app) {
        return new ManifestReader(app).read(body);
    }

    /** The flat manifest that {@code patch} makes of {@code declared}; the patch may have either shape. */
    public static JsonNode patched(JsonNode declared, JsonNode patch) {
        return MergePatch.apply(declared, Document.of(patch, new Findings()).flat());
    }

    private Manifest read(JsonNode body) {
        if (!body.isObject()) {
            findings.add("", "expected an object such as {\"image\": \"nginx:1.27\"}, got " + Shown.json(body));
            return new Manifest.Refused(findings.list());
        }
        Document document = Document.of(body, findings);
        AppSpec spec = spec(new Fields(document.flat(), document.pointer(), findings));
        return findings.none() ? new Manifest.Accepted(spec, document.flat()) : new Manifest.Refused(findings.list());
    }

    private AppSpec spec(Fields fields) {
        identity(fields);
        String image = image(fields);
        String kind = kind(fields);
        PortSection.Ports ports = PortSection.ports(fields);
        AppSpec spec = new AppSpec(
                image,
                kind,
                replicas(fields, kind),
                fields.words("command", MOST_WORDS).orElse(List.of()),
                fields.words("args", MOST_WORDS).orElse(List.of()),
                workingDir(fields),
                EnvSection.read(fields),
                ports.list(),
                RouteSection.read(fields, ports, app),
                ResourceSection.read(fields),
                ProbeSection.read(fields, ports),
                PlacementSection.read(fields, new PlacementSection.Whose(app.name(), kind.equals("global"))),
                PolicySection.update(fields),
                PolicySection.stop(fields),
                PolicySection.restart(fields),
                SecuritySection.read(fields),
                LabelSection.read(fields));
        fields.later("autoscale", "configs", "secrets", "init", "sidecars", "volumes", "serviceAccount", "tty");
        fields.later("completions", "parallelism", "backoffLimit", "deadline", "ttlAfterFinished");
        fields.later("schedule", "timeZone", "concurrency", "suspend", "history");
        fields.end();
        return spec;
    }

    private void identity(Fields fields) {
        matches(fields, "app", app.name());
        matches(fields, "namespace", app.namespace().value());
    }

    private static void matches(Fields fields, String name, String inPath) {
        fields.text(name)
                .filter(text -> !text.equals(inPath))
                .ifPresent(text -> fields.refuse(
                        name,
                        name + " " + Shown.text(text) + " differs from \"" + inPath
                                + "\" in the address: make them the same, or leave it out"));
    }

    private static String image(Fields fields) {
        if (fields.value("image").isEmpty()) {
            fields.refuse("image", "image is missing: expected a reference such as \"nginx:1.27\"");
            return "";
        }
        return fields.parsedText("image", text -> ImageReference.parse(text).text())
                .orElse("");
    }

    private static String kind(Fields fields) {
        Optional<String> written = fields.text("kind");
        if (written.filter(LATER_KINDS::contains).isPresent()) {
            fields.refuse(
                    "kind",
                    "kind \"" + written.get() + "\" is not supported yet by this version: expected " + Words.or(KINDS));
            return KINDS.getFirst();
        }
        return fields.oneOf("kind", KINDS).orElse(KINDS.getFirst());
    }

    private static @org.jspecify.annotations.Nullable Integer replicas(Fields fields, String kind) {
        Optional<Integer> replicas = fields.integer("replicas", 0, MOST_REPLICAS);
        if (kind.equals("global")) {
            replicas.ifPresent(number -> fields.refuse(
                    "replicas",
                    "replicas does not go with kind global, which runs one instance on each node: leave it out"));
            return null;
        }
        return replicas.orElse(1);
    }

    private static @org.jspecify.annotations.Nullable String workingDir(Fields fields) {
        return fields.text("workingDir")
                .filter(path -> {
                    if (!path.startsWith("/")) {
                        fields.refuse(
                                "workingDir",
                                "workingDir " + Shown.text(path)
                                        + " is not valid: expected an absolute path such as \"/srv\"");
                    }
                    return path.startsWith("/");
                })
                .orElse(null);
    }

    /** Where the labels of a stored document are, for selectors. */
    public static Map<String, String> labels(AppSpec spec) {
        return spec.labels() == null ? Map.of() : spec.labels();
    }
}
