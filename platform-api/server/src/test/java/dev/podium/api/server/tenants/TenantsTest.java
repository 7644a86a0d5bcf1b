package dev.podium.api.server.tenants;

import static dev.podium.orchestrator.testkit.store.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every resource, told with tenants. */
@OnEveryDatabase
class TenantsTest {
    private final PodiumClient admin;
    private final Http http;
    private final String name = RunningApi.fresh("acme");

    TenantsTest(TestDatabase database) {
        RunningApi api = database.api();
        admin = api.admin();
        http = api.http()
                .bearer(api.anonymous()
                        .auth()
                        .login("admin", RunningApi.ADMIN_PASSWORD)
                        .accessToken());
    }

    @Test
    void theFirstPutCreatesTheSecondChangesNothing() {
        Http.Answer first = http.put(path(), "{\"displayName\":\"Acme\",\"labels\":{\"tier\":\"gold\"}}");
        Http.Answer second = http.put(path(), "{\"displayName\":\"Acme\"}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void putTakesWhatGetAnswers() {
        http.put(path(), "{\"displayName\":\"Acme\",\"labels\":{\"tier\":\"gold\"}}");
        String before = http.get(path()).body();
        assertThat(http.put(path(), before).body()).isEqualTo(before);
        assertThat(http.put(path(), before.replace("Acme", "Acme Inc")).header("ETag"))
                .isEqualTo("\"2\"");
    }

    @Test
    void aStaleEntityTagIsRefused() {
        http.put(path(), "{}");
        http.put(path(), "{\"displayName\":\"changed\"}");
        Http.Answer stale = http.with("If-Match", "\"1\"").put(path(), "{\"displayName\":\"mine\"}");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("version_stale");
        assertThat(http.with("If-Match", "\"2\"")
                        .put(path(), "{\"displayName\":\"mine\"}")
                        .status())
                .isEqualTo(200);
        assertThat(http.with("If-Match", "\"2\"").delete(path()).status()).isEqualTo(412);
        assertThat(http.with("If-Match", "\"3\"").delete(path()).status()).isEqualTo(204);
        assertThat(http.with("If-Match", "*").put(path(), "{}").status()).isEqualTo(412);
    }

    @Test
    void createOnlyDoesNotReplace() {
        assertThat(http.with("If-None-Match", "*").put(path(), "{}").status()).isEqualTo(201);
        assertThat(http.with("If-None-Match", "*").put(path(), "{}").status()).isEqualTo(412);
    }

    @Test
    void aDryRunAnswersLikeTheRealThingAndWritesNothing() {
        Http.Answer dry = http.put(path() + "?dryRun=true", "{\"displayName\":\"Acme\"}");
        assertThat(dry.status()).isEqualTo(201);
        assertThat(http.get(path()).status()).isEqualTo(404);
        http.put(path(), "{}");
        assertThat(http.delete(path() + "?dryRun=true").status()).isEqualTo(204);
        assertThat(http.get(path()).status()).isEqualTo(200);
    }

    @Test
    void aListComesInPagesAndEachItemOnce() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(name + "-" + i);
            http.put("/api/v1/tenants/" + name + "-" + i, "{\"labels\":{\"of\":\"" + name + "\"}}");
        }
        ListOptions options = ListOptions.limit(2).selecting("of=" + name);
        List<String> seen = new ArrayList<>();
        Page<Tenant> page = admin.tenants().list(options);
        while (page.cursor() != null) {
            assertThat(page.items()).hasSize(2);
            page.items().forEach(tenant -> seen.add(tenant.metadata().name()));
            page = admin.tenants().list(options.after(page.cursor()));
        }
        page.items().forEach(tenant -> seen.add(tenant.metadata().name()));
        assertThat(seen).isEqualTo(made);
    }

    @Test
    void aListComesInTheOrderAskedForAlsoOverPages() {
        List<String> made = new ArrayList<>();
        for (String part : List.of("b", "c", "a")) {
            made.add(name + "-" + part);
            http.put("/api/v1/tenants/" + name + "-" + part, "{\"labels\":{\"of\":\"" + name + "\"}}");
        }
        ListOptions newestFirst = ListOptions.limit(2).selecting("of=" + name).sortedBy("-createdAt");
        Page<Tenant> first = admin.tenants().list(newestFirst);
        Page<Tenant> second = admin.tenants().list(newestFirst.after(first.cursor()));
        assertThat(Stream.of(first, second)
                        .flatMap(page -> page.items().stream())
                        .map(tenant -> tenant.metadata().name()))
                .containsExactlyElementsOf(made.reversed());
        assertThat(second.cursor()).isNull();
        Http.Answer otherOrder = http.get("/api/v1/tenants?sort=name&cursor=" + first.cursor());
        assertThat(otherOrder.code()).isEqualTo("cursor_invalid");
    }

    @Test
    void anOrderAListDoesNotHaveIsRefusedWithThoseItHas() {
        Http.Answer answer = http.get("/api/v1/tenants?sort=-size");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("sort is \\\"-size\\\": expected one of createdAt, name, updatedAt");
    }

    @Test
    void ofEachItemOnlyTheNamedPartsAreSent() {
        http.put(path(), "{\"displayName\":\"Acme\",\"labels\":{\"of\":\"" + name + "\"}}");
        Http.Answer answer =
                http.get("/api/v1/tenants?labelSelector=of%3D" + name + "&fields=metadata.name,spec,nothing");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"items\":[{\"metadata\":{\"name\":\"" + name + "\"},\"spec\":{\"displayName\":\"Acme\"}}]}");
        assertThat(http.get("/api/v1/tenants?fields=a,,b").code()).isEqualTo("query_invalid");
    }

    @Test
    void aCursorIsGoodForItsOwnListOnly() {
        http.put("/api/v1/tenants/" + name + "-a", "{}");
        http.put("/api/v1/tenants/" + name + "-b", "{}");
        String cursor = admin.tenants().list(ListOptions.limit(1)).cursor();
        assertThat(http.get("/api/v1/users?cursor=" + cursor).code()).isEqualTo("cursor_invalid");
    }

    @Test
    void aTenantWithNamespacesIsNotDeleted() {
        http.put(path(), "{}");
        admin.namespaces().put(name + "-prod", new Namespace.Spec(name, null), WriteOptions.DEFAULT);
        assertThat(http.delete(path()).code()).isEqualTo("tenant_not_empty");
        admin.namespaces().delete(name + "-prod", WriteOptions.DEFAULT);
        // A namespace empties itself first; until then it still counts.
        eventually("the tenant is empty and goes", () -> http.delete(path()).status() == 204);
        assertThat(http.delete(path()).status()).isEqualTo(404);
    }

    private String path() {
        return "/api/v1/tenants/" + name;
    }
}
