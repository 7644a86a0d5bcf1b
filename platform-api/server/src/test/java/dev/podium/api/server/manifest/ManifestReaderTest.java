package dev.podium.api.server.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.orchestrator.model.routing.RouteRule;
import dev.podium.orchestrator.model.workload.Affinity;
import dev.podium.orchestrator.model.workload.Bytes;
import dev.podium.orchestrator.model.workload.Constraint;
import dev.podium.orchestrator.model.workload.Cpu;
import dev.podium.orchestrator.model.workload.DisruptionBudget;
import dev.podium.orchestrator.model.workload.GpuRequest;
import dev.podium.orchestrator.model.workload.Image;
import dev.podium.orchestrator.model.workload.Placement;
import dev.podium.orchestrator.model.workload.Probe;
import dev.podium.orchestrator.model.workload.Release;
import dev.podium.orchestrator.model.workload.SpreadLimit;
import dev.podium.orchestrator.model.workload.Terms;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManifestReaderTest {
    private static final WorkloadId WEB = WorkloadId.of("acme-prod", "web");

    @Test
    void everyKindOfResourceReachesTheOrchestrator() throws IOException {
        AppSpec spec = read("""
                {"image": "shop/train:1", "ports": [{"port": 8080, "hostPort": 18080}],
                 "resources": {"disk": "2Gi", "gpu": 0.25, "gpuModels": ["T4", "A10"], "generic": {"fpga": 2}}}
                """);
        assertThat(spec.resources())
                .isEqualTo(new AppSpec.Resources(
                        "25m",
                        "64Mi",
                        new AppSpec.Limits("1", "512Mi"),
                        256,
                        "2Gi",
                        "0.25",
                        List.of("A10", "T4"),
                        Map.of("fpga", 2)));
        Release release = SpecTranslation.release(1, spec, new Image("shop/train:1", Optional.empty(), false));
        assertThat(release.resources().request().disk()).isEqualTo(Bytes.ofGibi(2));
        assertThat(release.resources().request().generic()).containsExactly(Map.entry("fpga", 2L));
        assertThat(release.resources().gpu()).isEqualTo(GpuRequest.ofMillis(250).models("A10", "T4"));
        assertThat(release.container().hostPorts()).containsExactly(18_080);
    }

    @Test
    void anImageAndAPortAreEnoughAndEveryDefaultIsShown() throws IOException {
        AppSpec spec = read("{\"image\": \"nginx:1.27\", \"ports\": [{\"port\": 8080}]}");
        assertThat(spec)
                .isEqualTo(new AppSpec(
                        "nginx:1.27",
                        "replicated",
                        1,
                        List.of(),
                        List.of(),
                        null,
                        Map.of(),
                        List.of(new AppSpec.Port("http", 8080)),
                        List.of(new AppSpec.Route("web.acme-prod.localhost", "/", "http")),
                        new AppSpec.Resources("25m", "64Mi", new AppSpec.Limits("1", "512Mi"), 256),
                        new AppSpec.Probes(null, null, null),
                        new AppSpec.Placement(
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                100,
                                new AppSpec.Disruption("25%")),
                        new AppSpec.Update("start-first", 0, 1),
                        new AppSpec.Stop("SIGTERM", "30s", "10s"),
                        new AppSpec.Restart("always", new AppSpec.Backoff("1s", "5m")),
                        new AppSpec.Security(false, null, List.of()),
                        Map.of()));
    }

    @Test
    void readingWhatWasReadChangesNothing() throws IOException {
        AppSpec spec = read("""
                {"image": "shop/web", "replicas": 3, "ports": [{"name": "http", "port": 80}, {"name": "admin", "port": 81}],
                 "routes": [{"host": "Shop.Example", "path": "/api/", "port": 81}],
                 "probes": {"readiness": {"http": {"path": "/ready"}}, "startup": {"tcp": {"port": "admin"}},
                            "liveness": {"exec": ["/bin/check"], "every": "5s"}},
                 "resources": {"cpu": 2, "memory": "1Gi"}, "restart": {"backoff": {"max": "500ms"}},
                 "update": {"order": "stop-first"}, "stop": {"signal": "int"}, "labels": {"team": "payments"},
                 "security": {"user": 10001, "addCapabilities": ["CAP_NET_RAW"]}}
                """);
        JsonMapper json = JsonMapper.createDefault();
        assertThat(read(new String(json.writeValueAsBytes(spec), java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(spec);
        assertThat(spec.routes()).containsExactly(new AppSpec.Route("shop.example", "/api", "admin"));
        assertThat(spec.resources()).isEqualTo(new AppSpec.Resources("2", "1Gi", new AppSpec.Limits("2", "1Gi"), 256));
        assertThat(spec.restart()).isEqualTo(new AppSpec.Restart("always", new AppSpec.Backoff("500ms", "500ms")));
        assertThat(spec.update()).isEqualTo(new AppSpec.Update("stop-first", 1, 0));
        assertThat(spec.stop()).isEqualTo(new AppSpec.Stop("SIGINT", "30s", "10s"));
        assertThat(spec.security()).isEqualTo(new AppSpec.Security(false, "10001", List.of("NET_RAW")));
    }

    @Test
    void everythingAboutPlacementIsReadAndItsDefaultsShown() throws IOException {
        AppSpec spec = read("""
                {"image": "web", "placement": {
                  "constraints": ["node.labels.a==b&&!exists(node.labels.c)"], "spread": ["zone"],
                  "spreadLimits": [{"label": "rack"}, {"label": "dc", "maxSkew": 2, "whenUnsatisfiable": "ScheduleAnyway"}],
                  "affinity": [{"app": "cache"}, {"node": "node.os==linux", "weight": 3}],
                  "antiAffinity": [{"app": "web", "topology": "zone", "required": true}],
                  "tolerations": [{"key": "gpu"}, {"key": "*", "effect": "NoExecute", "tolerationSeconds": 60}],
                  "priority": 20, "disruption": {"maxUnavailable": 2}}}
                """);
        assertThat(spec.placement())
                .isEqualTo(new AppSpec.Placement(
                        List.of("node.labels.a==b&&!exists(node.labels.c)"),
                        List.of("zone"),
                        List.of(
                                new AppSpec.SpreadLimit("rack", 1, "DoNotSchedule"),
                                new AppSpec.SpreadLimit("dc", 2, "ScheduleAnyway")),
                        List.of(
                                new AppSpec.Affinity("cache", null, "node", false, 10),
                                new AppSpec.Affinity(null, "node.os == linux", null, false, 3)),
                        List.of(new AppSpec.Affinity("web", null, "zone", true, null)),
                        List.of(
                                new AppSpec.Toleration("gpu", null, null, null),
                                new AppSpec.Toleration("*", null, "NoExecute", 60)),
                        20,
                        new AppSpec.Disruption("2")));
        Placement placement = SpecTranslation.release(1, spec, new Image("web", Optional.empty(), false))
                .placement();
        assertThat(placement.levels()).containsExactly("zone", "dc", "rack");
        assertThat(placement.limits()).containsExactly(new SpreadLimit("rack", 1));
        assertThat(placement.affinities()).extracting(Affinity::weight).containsExactly(10, 3, 0);
        assertThat(SpecTranslation.terms(spec, Optional.empty()))
                .isEqualTo(new Terms(Optional.empty(), 20, new DisruptionBudget(2, false)));
    }

    @Test
    void aSpecThatWasKeptBeforeThereWasMoreToSayStillMeansSomething() throws IOException {
        AppSpec spec = read("{\"image\": \"web\"}");
        AppSpec old = withPlacement(
                spec,
                new AppSpec.Placement(
                        List.of("node.os == linux"), List.of("zone"), null, null, null, null, null, null));
        assertThat(SpecTranslation.release(1, old, new Image("web", Optional.empty(), false))
                        .placement())
                .isEqualTo(new Placement(List.of(Constraint.parse("node.os == linux")), List.of("zone")));
        assertThat(SpecTranslation.terms(old, Optional.empty())).isEqualTo(Terms.DEFAULT);
    }

    /** As it is read from the database. */
    private static AppSpec withPlacement(AppSpec spec, AppSpec.Placement placement) throws IOException {
        ObjectMapper json = ObjectMapper.create(Map.of("micronaut.serde.serialization.inclusion", "NON_NULL"));
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        json.writeValueToTree(spec).entries().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
        fields.put("placement", json.writeValueToTree(placement));
        return json.readValueFromTree(JsonNode.createObjectNode(fields), AppSpec.class);
    }

    @Test
    void anEmptyListOfRoutesMeansNone() throws IOException {
        assertThat(read("{\"image\": \"nginx\", \"ports\": [{\"port\": 80}], \"routes\": []}")
                        .routes())
                .isEmpty();
    }

    @Test
    void withoutPortsThereIsNoRoute() throws IOException {
        assertThat(read("{\"image\": \"worker\"}").routes()).isEmpty();
    }

    @Test
    void aSmallLimitLowersTheDefaultRequest() throws IOException {
        AppSpec spec =
                read("{\"image\": \"tiny\", \"resources\": {\"limits\": {\"memory\": \"16Mi\", \"cpu\": \"10m\"}}}");
        assertThat(spec.resources())
                .isEqualTo(new AppSpec.Resources("10m", "16Mi", new AppSpec.Limits("10m", "16Mi"), 256));
    }

    @Test
    void takesWhatGetAnswersAndOnlyItsLabelsOfTheMetadata() throws IOException {
        AppSpec spec = read("{\"metadata\": {\"name\": \"else\", \"version\": 9, \"labels\": {\"team\": \"a\"}},"
                + " \"spec\": {\"image\": \"nginx\"}, \"status\": {\"state\": \"Running\"}}");
        assertThat(spec.labels()).containsExactly(Map.entry("team", "a"));
    }

    @Test
    void aPatchMergesIntoEitherShapeAndNullGoesBackToTheDefault() throws IOException {
        JsonNode declared = json("{\"image\": \"nginx\", \"replicas\": 3, \"env\": {\"A\": \"1\", \"B\": \"2\"}}");
        JsonNode patched = ManifestReader.patched(
                declared, json("{\"spec\": {\"replicas\": null, \"env\": {\"A\": null, \"C\": \"3\"}}}"));
        AppSpec spec = accepted(patched);
        assertThat(spec.replicas()).isEqualTo(1);
        assertThat(spec.env()).isEqualTo(Map.of("B", "2", "C", "3"));
    }

    @Test
    void becomesTheReleaseAndRoutesTheOrchestratorRuns() throws IOException {
        AppSpec spec = read("""
                {"image": "shop/web:1", "ports": [{"name": "http", "port": 8080}, {"name": "admin", "port": 9000}],
                 "routes": [{"host": "shop.example", "port": "admin"}],
                 "probes": {"readiness": {"http": {"path": "/ready", "port": "http"}}},
                 "resources": {"cpu": "0.5", "memory": "256Mi"}, "stop": {"grace": "1m30s"}}
                """);
        Release release = SpecTranslation.release(4, spec, new Image("shop/web:1", Optional.of("sha256:abc"), false));
        assertThat(release.number()).isEqualTo(4);
        assertThat(release.resources().request().cpu()).isEqualTo(Cpu.ofMillis(500));
        assertThat(release.resources().memoryLimit()).isEqualTo(Bytes.ofMebi(512));
        assertThat(release.probes().readiness())
                .hasValue(new Probe(
                        new Probe.Check.Http(8080, "/ready"), Duration.ofSeconds(2), Duration.ofSeconds(1), 2));
        assertThat(release.stop().grace()).isEqualTo(Duration.ofSeconds(90));
        assertThat(SpecTranslation.routes(WEB, spec)).containsExactly(new RouteRule("shop.example", "/", WEB, 9000));
        assertThat(SpecTranslation.kind(spec)).isEqualTo(Workload.Kind.REPLICATED);
    }

    private static AppSpec read(String text) throws IOException {
        return accepted(json(text));
    }

    private static JsonNode json(String text) throws IOException {
        return JsonMapper.createDefault().readValue(text, JsonNode.class);
    }

    private static AppSpec accepted(JsonNode body) {
        return switch (ManifestReader.read(body, WEB)) {
            case Manifest.Accepted accepted -> accepted.spec();
            case Manifest.Refused(var errors) -> throw new AssertionError("refused: " + errors);
        };
    }
}
