package dev.podium.api.server.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.client.ListOptions;
import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.api.contract.resource.Page;
import dev.podium.api.contract.tenant.Namespace;
import dev.podium.api.contract.tenant.Tenant;
import dev.podium.api.server.testing.Http;
import dev.podium.api.server.testing.OnEveryDatabase;
import dev.podium.api.server.testing.RunningApi;
import dev.podium.api.server.testing.TestDatabase;
import dev.podium.orchestrator.model.workload.Workload;
import dev.podium.orchestrator.model.workload.WorkloadId;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One developer and one app; the cluster is there, but no node. Images are of a registry that is not. */
@OnEveryDatabase
class AppsTest {
    private static final String IMAGE = "127.0.0.1:1/shop/web:1.8";
    private static final String BODY = "{\"image\":\"" + IMAGE + "\",\"ports\":[{\"port\":8080}]}";

    private final RunningApi api;
    private final PodiumClient admin;
    private final Http http;
    private final String namespace = RunningApi.fresh("shop");

    AppsTest(TestDatabase database) {
        api = database.api();
        admin = api.admin();
        http = api.http()
                .bearer(api.anonymous()
                        .auth()
                        .login("admin", RunningApi.ADMIN_PASSWORD)
                        .accessToken());
        admin.tenants().put(namespace, new Tenant.Spec(null), WriteOptions.DEFAULT);
        admin.namespaces().put(namespace, new Namespace.Spec(namespace, null), WriteOptions.DEFAULT);
    }

    @Test
    void anImageAndAPortAreEnoughAndTheAnswerShowsTheRest() {
        Http.Answer created = http.put(path("web"), BODY);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(created.header("Operation-Location")).startsWith("/api/v1/operations/");
        App app = admin.apps(namespace).get("web");
        assertThat(app.spec().replicas()).isEqualTo(1);
        assertThat(app.spec().routes())
                .containsExactly(new AppSpec.Route("web." + namespace + ".localhost", "/", "http"));
        assertThat(app.status().urls()).containsExactly("http://web." + namespace + ".localhost:8000/");
        assertThat(app.status().desired()).isEqualTo(1);
        assertThat(app.status().conditions()).anySatisfy(condition -> {
            assertThat(condition.type()).isEqualTo("ImagePinned");
            assertThat(condition.status()).isEqualTo("False");
            assertThat(condition.message()).contains("registry 127.0.0.1:1 cannot be reached");
        });
    }

    @Test
    void declaringTheSameAgainChangesNothing() {
        http.put(path("web"), BODY);
        awaitPublished("web", 1);
        long revision = api.bean(ClusterMirror.class).revision();
        Http.Answer again = http.put(path("web"), BODY);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("ETag")).isEqualTo("\"1\"");
        assertThat(again.header("Operation-Location")).isNull();
        assertThat(http.put(path("web"), http.get(path("web")).body()).header("ETag"))
                .isEqualTo("\"1\"");
        assertThat(http.get(path("web") + "/releases").body())
                .contains("\"number\":1")
                .doesNotContain("\"number\":2");
        assertThat(admin.apps(namespace).events("web", ListOptions.DEFAULT).items())
                .hasSize(1);
        assertThat(api.bean(ClusterMirror.class).revision()).isEqualTo(revision);
    }

    @Test
    void aChangeOfWhatRunsIsANewReleaseAndAChangeOfHowManyIsNot() {
        http.put(path("web"), BODY);
        Http.Answer scaled = http.post(path("web") + ":scale", "{\"replicas\":3}");
        assertThat(scaled.status()).isEqualTo(202);
        assertThat(scaled.header("Location")).startsWith("/api/v1/operations/");
        assertThat(admin.apps(namespace).get("web").status().release()).isEqualTo(1);
        http.send("PATCH", path("web"), "{\"env\":{\"MODE\":\"test\"}}");
        App app = admin.apps(namespace).get("web");
        assertThat(app.status().release()).isEqualTo(2);
        assertThat(app.spec().replicas()).isEqualTo(3);
        assertThat(app.metadata().version()).isEqualTo(3);
        assertThat(admin.apps(namespace).events("web", ListOptions.DEFAULT).items())
                .extracting(event -> event.reason() + ": " + event.message())
                .containsExactly(
                        "Released: Release 2: env/MODE added.",
                        "Scaled: Replicas 1 → 3.",
                        "Created: The app was created with image " + IMAGE + ".");
    }

    @Test
    void everyWriteReachesTheClusterStore() {
        http.put(path("web"), BODY);
        assertThat(awaitPublished("web", 1).replicas()).isEqualTo(1);
        assertThat(api.bean(ClusterMirror.class).snapshot().routes())
                .anySatisfy(rule -> assertThat(rule.host()).isEqualTo("web." + namespace + ".localhost"));
        http.post(path("web") + ":scale", "{\"replicas\":3}");
        await("3 replicas", () -> published("web").filter(workload -> workload.replicas() == 3));
        http.post(path("web") + ":restart", "");
        await("a restart", () -> published("web").filter(workload -> workload.restarts() == 1));
        http.delete(path("web"));
        await("the deletion", () -> published("web").filter(Workload::deleted));
        assertThat(api.bean(ClusterMirror.class).snapshot().routes())
                .noneSatisfy(rule -> assertThat(rule.host()).isEqualTo("web." + namespace + ".localhost"));
    }

    @Test
    void aStaleEntityTagIsRefused() {
        http.put(path("web"), BODY);
        http.post(path("web") + ":scale", "{\"replicas\":2}");
        Http.Answer stale = http.with("If-Match", "\"1\"").put(path("web"), BODY);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("version_stale");
        assertThat(stale.body()).contains("its ETag is").contains("Read it again");
        assertThat(http.with("If-None-Match", "*").put(path("web"), BODY).status())
                .isEqualTo(412);
        assertThat(http.with("If-Match", "\"2\"").put(path("web"), BODY).status())
                .isEqualTo(200);
        assertThat(http.with("If-Match", "\"1\"").delete(path("web")).status()).isEqualTo(412);
    }

    @Test
    void aDryRunAnswersLikeTheRealThingAndWritesNothing() {
        Http.Answer dry = http.put(path("web") + "?dryRun=true", BODY);
        assertThat(dry.status()).isEqualTo(201);
        assertThat(dry.body()).contains("\"replicas\":1");
        assertThat(http.get(path("web")).status()).isEqualTo(404);
        http.put(path("web"), BODY);
        http.post(path("web") + ":scale?dryRun=true", "{\"replicas\":9}");
        http.delete(path("web") + "?dryRun=true");
        assertThat(admin.apps(namespace).get("web").spec().replicas()).isEqualTo(1);
        assertThat(admin.apps(namespace).get("web").metadata().version()).isEqualTo(1);
    }

    @Test
    void aPlanSaysWhatWouldDifferAndWritesNothing() {
        Http.Answer creation = http.post(path("web") + ":plan", BODY);
        assertThat(creation.status()).isEqualTo(200);
        assertThat(creation.body()).contains("\"creates\":true").contains("cannot be reached");
        http.put(path("web"), BODY);
        Http.Answer change = http.post(path("web") + ":plan", BODY.replace("8080", "9090"));
        assertThat(change.body())
                .contains("\"creates\":false")
                .contains("\"changes\":true")
                .contains("{\"pointer\":\"/ports/0/port\",\"before\":\"8080\",\"after\":\"9090\"}");
        assertThat(http.post(path("web") + ":plan", BODY).body()).contains("\"changes\":false");
        assertThat(admin.apps(namespace).get("web").metadata().version()).isEqualTo(1);
    }

    @Test
    void aListComesInPagesAndBySelector() {
        for (int i = 0; i < 5; i++) {
            http.put(path("app-" + i), BODY.replace("}]}", "}],\"labels\":{\"even\":\"" + (i % 2 == 0) + "\"}}"));
        }
        List<String> seen = new ArrayList<>();
        Page<App> page = admin.apps(namespace).list(ListOptions.limit(2));
        while (page.cursor() != null) {
            page.items().forEach(app -> seen.add(app.metadata().name()));
            page = admin.apps(namespace).list(ListOptions.limit(2).after(page.cursor()));
        }
        page.items().forEach(app -> seen.add(app.metadata().name()));
        assertThat(seen).containsExactly("app-0", "app-1", "app-2", "app-3", "app-4");
        assertThat(admin.apps(namespace)
                        .list(ListOptions.DEFAULT.selecting("even=true"))
                        .items())
                .hasSize(3);
        assertThat(admin.apps("*").all())
                .filteredOn(app -> namespace.equals(app.metadata().namespace()))
                .hasSize(5);
    }

    @Test
    void anAppThatIsNotThereIsNotFound() {
        for (String path : List.of("", "/tasks", "/releases", "/releases/1", "/tasks/x")) {
            Http.Answer answer = http.get(path("none") + path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("app_not_found");
        }
        assertThat(http.post(path("none") + ":scale", "{\"replicas\":1}").code())
                .isEqualTo("app_not_found");
        assertThat(http.post(path("none") + ":restart", "").code()).isEqualTo("app_not_found");
        assertThat(http.send("PATCH", path("none"), "{}").code()).isEqualTo("app_not_found");
        assertThat(http.delete(path("none")).code()).isEqualTo("app_not_found");
    }

    private Workload awaitPublished(String app, int release) {
        return await(
                app + " in the cluster store",
                () -> published(app).filter(workload -> workload.release().number() == release));
    }

    private Optional<Workload> published(String app) {
        return Optional.ofNullable(
                api.bean(ClusterMirror.class).snapshot().workloads().get(WorkloadId.of(namespace, app)));
    }

    static <T> T await(String what, Supplier<Optional<T>> look) {
        return Awaiting.await(what, Duration.ofSeconds(10), look);
    }

    private String path(String app) {
        return "/api/v1/namespaces/" + namespace + "/apps/" + app;
    }
}
