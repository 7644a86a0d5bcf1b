package dev.podium.portal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.resource.Problem.FieldError;
import dev.podium.portal.deploy.DeployDraft.Exposure;
import dev.podium.portal.deploy.DeployDraft.Health;
import dev.podium.portal.deploy.DeployDraft.Launch;
import dev.podium.portal.deploy.DeployDraft.Size;
import dev.podium.portal.deploy.DeployDraft.Source;
import dev.podium.portal.fake.FakeCluster;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DraftTest {
    private static final Source WEB = new Source("acme-prod", "web", "shop/web:1.8", "8080");

    @Test
    void image_name_and_port_make_the_smallest_manifest_and_leave_the_rest_to_the_platform() {
        AppSpec spec = written(draft(WEB), null);
        assertThat(spec.image()).isEqualTo("shop/web:1.8");
        assertThat(spec.ports()).containsExactly(new AppSpec.Port("http", 8080));
        assertThat(spec.replicas()).isEqualTo(1);
        assertThat(spec)
                .extracting(AppSpec::routes, AppSpec::env, AppSpec::resources, AppSpec::probes, AppSpec::command)
                .containsOnlyNulls();
    }

    @Test
    void an_app_without_a_port_is_no_mistake() {
        assertThat(written(draft(new Source("acme-prod", "worker", "shop/worker", "")), null)
                        .ports())
                .isEmpty();
    }

    @Test
    void each_mistake_points_at_its_field() {
        DeployDraft draft = new DeployDraft(
                new Source("", "Not A Name", " ", "70000"),
                new Launch("sh -c 'x", "", "FOO"),
                new Size(false, "many", "", "", "", ""),
                DeployDraft.EMPTY.health(),
                new Exposure(Exposure.Reach.CUSTOM, "", "/"));
        assertThat(DraftWriter.write(draft, null))
                .isInstanceOfSatisfying(
                        DraftWriter.Result.Wrong.class,
                        wrong -> assertThat(wrong.errors())
                                .extracting(FieldError::pointer)
                                .containsExactlyInAnyOrder(
                                        "/namespace",
                                        "/app",
                                        "/image",
                                        "/ports/0/port",
                                        "/command",
                                        "/env",
                                        "/replicas",
                                        "/routes/0/host"));
    }

    @Test
    void the_environment_may_be_pasted_from_a_file() {
        DeployDraft draft = new DeployDraft(
                WEB,
                new Launch("", "", "# settings\nMODE=production\n\nQUOTED=\"two words\"\nURL=http://x/?a=b"),
                DeployDraft.EMPTY.size(),
                DeployDraft.EMPTY.health(),
                DeployDraft.EMPTY.exposure());
        assertThat(written(draft, null).env())
                .isEqualTo(Map.of("MODE", "production", "QUOTED", "two words", "URL", "http://x/?a=b"));
    }

    @Test
    void opening_an_app_and_changing_nothing_declares_the_same_app() {
        FakeCluster cluster = new FakeCluster();
        AppSpec rich = new AppSpec(
                "shop/web:1.8",
                null,
                3,
                List.of("/bin/server", "two words"),
                null,
                "/srv",
                Map.of("A", "1"),
                List.of(new AppSpec.Port("web", 80), new AppSpec.Port("admin", 81)),
                List.of(new AppSpec.Route("shop.example", "/", null), new AppSpec.Route("www.shop.example", "/", null)),
                new AppSpec.Resources("250m", "256Mi", new AppSpec.Limits("1", null), 99),
                new AppSpec.Probes(null, new AppSpec.Probe(null, null, List.of("true"), "3s", "1s", 4), null),
                null,
                null,
                null,
                null,
                null,
                Map.of("team", "payments"));
        var app = cluster.put("acme-prod", "web", rich, "dora");
        assertThat(written(DraftReader.of(app), app.spec())).isEqualTo(app.spec());
    }

    @Test
    void a_probe_is_changed_without_losing_what_the_wizard_does_not_ask() {
        FakeCluster cluster = new FakeCluster();
        var app = cluster.put("acme-prod", "web", AppSpec.of("shop/web:1.8", 8080), "dora");
        DeployDraft read = DraftReader.of(app);
        DeployDraft changed = new DeployDraft(
                read.source(),
                read.launch(),
                read.size(),
                new Health(Health.Readiness.HTTP, "/healthz", "2s", ""),
                read.exposure());
        AppSpec spec = written(changed, app.spec());
        assertThat(spec.probes())
                .isEqualTo(new AppSpec.Probes(
                        null,
                        new AppSpec.Probe(new AppSpec.Http("/healthz", null), null, null, "2s", null, null),
                        null));
        assertThat(spec.stop()).isEqualTo(app.spec().stop());
    }

    @Test
    void the_name_is_suggested_by_the_image() {
        assertThat(DeployPresenter.suggestedName("registry.example:5000/shop/Web_App:1.8@sha256:ab"))
                .isEqualTo("web-app");
        assertThat(DeployPresenter.suggestedName("nginx")).isEqualTo("nginx");
    }

    private static DeployDraft draft(Source source) {
        DeployDraft empty = DeployDraft.EMPTY;
        return new DeployDraft(source, empty.launch(), empty.size(), empty.health(), empty.exposure());
    }

    private static AppSpec written(DeployDraft draft, @Nullable AppSpec base) {
        DraftWriter.Result result = DraftWriter.write(draft, base);
        assertThat(result).isInstanceOf(DraftWriter.Result.Written.class);
        return ((DraftWriter.Result.Written) result).spec();
    }
}
