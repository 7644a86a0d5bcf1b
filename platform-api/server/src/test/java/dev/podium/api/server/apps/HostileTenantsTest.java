package dev.podium.api.server.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.app.App;
import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.client.ListOptions;
import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.Watch;
import dev.podium.api.contract.client.WatchEvent;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.api.contract.tenant.Namespace;
import dev.podium.api.contract.tenant.Tenant;
import dev.podium.api.contract.user.Grant;
import dev.podium.api.contract.user.UserSpec;
import dev.podium.api.server.testing.Http;
import dev.podium.api.server.testing.OnEveryDatabase;
import dev.podium.api.server.testing.RunningApi;
import dev.podium.api.server.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two tenants that wish each other ill. */
@OnEveryDatabase
class HostileTenantsTest {
    private static final String PASSWORD = "a good password";
    private static final AppSpec SPEC = AppSpec.of("127.0.0.1:1/shop/web:1", 8080);

    private final RunningApi api;
    private final String ours = RunningApi.fresh("ours");
    private final String theirs = RunningApi.fresh("theirs");
    private final String developer = RunningApi.fresh("dev");
    private final String rival = RunningApi.fresh("rival");
    private final String viewer = RunningApi.fresh("viewer");

    HostileTenantsTest(TestDatabase database) {
        api = database.api();
        PodiumClient admin = api.admin();
        for (String name : List.of(ours, theirs)) {
            admin.tenants().put(name, new Tenant.Spec(null), WriteOptions.DEFAULT);
            admin.namespaces().put(name, new Namespace.Spec(name, null), WriteOptions.DEFAULT);
        }
        user(admin, developer, "developer", "/" + ours + "/" + ours);
        user(admin, rival, "tenant-admin", "/" + theirs);
        user(admin, viewer, "viewer", "/" + ours);
        client(developer).apps(ours).put("web", SPEC, WriteOptions.DEFAULT);
    }

    @Test
    void everyPathOfTheOthersAppLooksAsIfTheNamespaceWereNotThere() {
        Http http = http(rival);
        String app = "/api/v1/namespaces/" + ours + "/apps/web";
        List<Http.Answer> answers = new ArrayList<>();
        for (String path : List.of("", "/tasks", "/releases", "/releases/1", "/logs", "/events", "/tasks/x")) {
            answers.add(http.get(app + path));
        }
        answers.add(http.get("/api/v1/namespaces/" + ours + "/apps"));
        answers.add(http.get("/api/v1/namespaces/" + ours + "/events"));
        answers.add(http.put(app, "{\"image\":\"evil\"}"));
        answers.add(http.send("PATCH", app, "{\"image\":\"evil\"}"));
        answers.add(http.delete(app));
        for (String action : List.of(":scale", ":restart", ":plan")) {
            answers.add(http.post(app + action, "{\"replicas\":0}"));
        }
        String nothing = http.get("/api/v1/namespaces/none/apps/web").member("detail");
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("namespace_not_found");
            assertThat(answer.member("detail").replace(ours, "none")).isEqualTo(nothing);
        });
    }

    @Test
    void listsAndWatchesOverAllNamespacesHaveOnlyOnesOwn() throws InterruptedException {
        client(rival).apps(theirs).put("trap", SPEC, WriteOptions.DEFAULT);
        assertThat(client(rival).apps("*").all())
                .extracting(app -> app.metadata().name())
                .containsExactly("trap");
        BlockingQueue<WatchEvent<App>> told = new LinkedBlockingQueue<>();
        try (Watch _ = client(rival).apps("*").watch(ListOptions.DEFAULT, told::add)) {
            assertThat(told.poll(10, TimeUnit.SECONDS)).isInstanceOf(WatchEvent.Put.class);
            assertThat(told.poll(10, TimeUnit.SECONDS)).isInstanceOf(WatchEvent.Synced.class);
            client(developer).apps(ours).scale("web", 2, WriteOptions.DEFAULT);
            client(rival).apps(theirs).scale("trap", 2, WriteOptions.DEFAULT);
            assertThat(told.poll(10, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            WatchEvent.Put.class,
                            put -> assertThat(put.toString()).contains("trap"));
            assertThat(told).isEmpty();
        }
    }

    @Test
    void aTakenRouteIsRefusedWithoutSayingWhoHasIt() {
        String route = "{\"image\":\"127.0.0.1:1/a:1\",\"ports\":[{\"port\":80}],\"routes\":[{\"host\":\"" + ours
                + ".example\",\"path\":\"/shop/\"}]}";
        http(developer).put("/api/v1/namespaces/" + ours + "/apps/shop", route);
        Http.Answer stolen = http(rival).put("/api/v1/namespaces/" + theirs + "/apps/shop", route);
        assertThat(stolen.status()).isEqualTo(409);
        assertThat(stolen.code()).isEqualTo("route_taken");
        assertThat(stolen.body()).contains("another app of the platform").doesNotContain("namespace " + ours);
        assertThat(http(rival)
                        .get("/api/v1/namespaces/" + theirs + "/apps/shop")
                        .status())
                .isEqualTo(404);
        Http.Answer own = http(developer).put("/api/v1/namespaces/" + ours + "/apps/shop-2", route);
        assertThat(own.body()).contains("app shop in namespace " + ours);
        Http.Answer elsewhere =
                http(rival).put("/api/v1/namespaces/" + theirs + "/apps/shop", route.replace("/shop/", "/other"));
        assertThat(elsewhere.status()).isEqualTo(201);
    }

    @Test
    void theStandardHostsOfANamespaceAreItsOwn() {
        Http.Answer squatted = http(rival)
                .put(
                        "/api/v1/namespaces/" + theirs + "/apps/trap",
                        "{\"image\":\"a\",\"ports\":[{\"port\":80}],\"routes\":[{\"host\":\"next." + ours
                                + ".localhost\"}]}");
        assertThat(squatted.status()).isEqualTo(422);
        assertThat(squatted.body()).contains("/routes/0/host").contains("." + theirs + ".localhost");
    }

    @Test
    void anOperationOfTheOthersIsNotFound() {
        Http.Answer answer = http(developer).post("/api/v1/namespaces/" + ours + "/apps/web:restart", "");
        String path = Optional.ofNullable(answer.header("Location")).orElseThrow();
        assertThat(http(developer).get(path).status()).isEqualTo(200);
        assertThat(http(rival).get(path).code()).isEqualTo("operation_not_found");
    }

    @Test
    void whoMayOnlyLookChangesNothingAndIsToldWhatIsMissing() {
        Http http = http(viewer);
        String app = "/api/v1/namespaces/" + ours + "/apps/web";
        assertThat(http.get(app).status()).isEqualTo(200);
        for (Http.Answer answer : List.of(
                http.put(app, "{\"image\":\"a\"}"),
                http.delete(app),
                http.post(app + ":scale", "{\"replicas\":0}"),
                http.post(app + ":restart", ""))) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.member("missingPermission")).isEqualTo("apps:write");
        }
        assertThat(http.get("/api/v1/clusters/default/nodes").status()).isEqualTo(403);
        assertThat(http.get("/api/v1/events").status()).isEqualTo(403);
        assertThat(http.post("/api/v1/clusters/default/join-tokens", "{}").member("missingPermission"))
                .isEqualTo("join-tokens:write");
    }

    private PodiumClient client(String user) {
        return api.as(user, PASSWORD);
    }

    private Http http(String user) {
        return api.http().bearer(api.anonymous().auth().login(user, PASSWORD).accessToken());
    }

    private static void user(PodiumClient admin, String name, String role, String collection) {
        admin.users()
                .put(name, new UserSpec(name, PASSWORD, List.of(new Grant(role, collection))), WriteOptions.DEFAULT);
    }
}
