package dev.podium.api.server.manifest;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.job.JobTerms;
import dev.podium.api.server.images.ImageReference;
import dev.podium.api.server.json.MergePatch;
import dev.podium.orchestrator.model.workload.WorkloadId;
import io.micronaut.json.tree.JsonNode;
import java.util.Arrays;
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

    private static final int MOST_WORDS = 1_000;

    private final WorkloadId app;
    private final Family family;
    private final Findings findings = new Findings();

    private ManifestReader(WorkloadId app, Family family) {
        this.app = app;
        this.family = family;
    }

    /** @param body the flat manifest, or what GET answers */
    public static Manifest read(JsonNode body, WorkloadId app) {
        return read(body, app, Family.APPS);
    }

    /** @param family where it was declared; its kind has to be one of those */
    public static Manifest read(JsonNode body, WorkloadId app, Family family) {
        return new ManifestReader(app, family).read(body);
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
        Fields fields = new Fields(document.flat(), document.pointer(), findings);
        AppSpec spec = spec(fields);
        Optional<JobTerms> terms = JobSection.read(fields, family);
        fields.end();
        return findings.none()
                ? new Manifest.Accepted(spec, terms, document.flat())
                : new Manifest.Refused(findings.list());
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
                family.serves() ? RouteSection.read(fields, ports, app) : List.of(),
                ResourceSection.read(fields),
                ProbeSection.read(fields, ports),
                PlacementSection.read(fields, new PlacementSection.Whose(app.name(), kind.equals("global"))),
                family.serves() ? PolicySection.update(fields) : null,
                PolicySection.stop(fields),
                PolicySection.restart(fields, family),
                SecuritySection.read(fields),
                LabelSection.read(fields));
        fields.later("autoscale", "configs", "secrets", "init", "sidecars", "volumes", "serviceAccount", "tty");
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

    private String kind(Fields fields) {
        Optional<String> written = fields.text("kind");
        Optional<Family> elsewhere = Arrays.stream(Family.values())
                .filter(other -> other != family
                        && written.filter(other.kinds()::contains).isPresent())
                .findFirst();
        elsewhere.ifPresent(other -> fields.refuse(
                "kind",
                "kind \"" + written.orElseThrow() + "\" is not declared here: use /api/v1/namespaces/" + app.namespace()
                        + "/" + other.path() + "/" + app.name()));
        return elsewhere.isPresent()
                ? family.kinds().getFirst()
                : fields.oneOf("kind", family.kinds()).orElse(family.kinds().getFirst());
    }

    private @org.jspecify.annotations.Nullable Integer replicas(Fields fields, String kind) {
        if (!family.serves()) {
            return null;
        }
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
