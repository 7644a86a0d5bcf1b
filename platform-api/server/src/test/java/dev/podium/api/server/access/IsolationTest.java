package dev.podium.api.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.api.contract.tenant.Namespace;
import dev.podium.api.contract.tenant.Tenant;
import dev.podium.api.contract.user.Grant;
import dev.podium.api.contract.user.UserSpec;
import dev.podium.api.server.testing.Http;
import dev.podium.api.server.testing.OnEveryDatabase;
import dev.podium.api.server.testing.RunningApi;
import dev.podium.api.server.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two tenants; nobody of one learns anything of the other. */
@OnEveryDatabase
class IsolationTest {
    private static final String PASSWORD = "a good password";

    private final RunningApi api;
    private final PodiumClient admin;
    private final String acme = RunningApi.fresh("acme");
    private final String globex = RunningApi.fresh("globex");
    private final String developer = RunningApi.fresh("dev");
    private final String boss = RunningApi.fresh("boss");
    private final String rival = RunningApi.fresh("rival");

    IsolationTest(TestDatabase database) {
        api = database.api();
        admin = api.admin();
        for (String tenant : List.of(acme, globex)) {
            admin.tenants().put(tenant, new Tenant.Spec(null), WriteOptions.DEFAULT);
            admin.namespaces().put(tenant + "-prod", new Namespace.Spec(tenant, null), WriteOptions.DEFAULT);
        }
        user(developer, "developer", "/" + acme + "/" + acme + "-prod");
        user(boss, "tenant-admin", "/" + acme);
        user(rival, "tenant-admin", "/" + globex);
    }

    @Test
    void anotherTenantsNamespaceLooksLikeOneThatDoesNotExist() {
        Http.Answer others = as(developer).get("/api/v1/namespaces/" + globex + "-prod");
        Http.Answer nothing = as(developer).get("/api/v1/namespaces/" + globex + "-none");
        assertThat(others.status()).isEqualTo(404).isEqualTo(nothing.status());
        assertThat(others.member("detail").replace("-prod", "-none")).isEqualTo(nothing.member("detail"));
        assertThat(as(developer)
                        .delete("/api/v1/namespaces/" + globex + "-prod")
                        .status())
                .isEqualTo(404);
        assertThat(as(developer).get("/api/v1/tenants/" + globex).status()).isEqualTo(404);
    }

    @Test
    void aMissingPermissionInOnesOwnRoomIsNamed() {
        Http.Answer answer = as(developer).delete("/api/v1/namespaces/" + acme + "-prod");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.member("missingPermission")).isEqualTo("namespaces:write");
    }

    @Test
    void aPriorityAboveTheOrdinaryNeedsAPermissionOfItsOwn() {
        String app = "/api/v1/namespaces/" + acme + "-prod/apps/web";
        String urgent = "{\"image\":\"127.0.0.1:1/a:1\",\"placement\":{\"priority\":500}}";
        Http.Answer refused = as(developer).put(app, urgent);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.member("missingPermission")).isEqualTo("apps:prioritise");
        assertThat(as(developer).post(app + ":plan", urgent).status()).isEqualTo(403);
        assertThat(as(boss).put(app, urgent).status()).isEqualTo(403);
        assertThat(as(developer).put(app, urgent.replace("500", "100")).status())
                .isEqualTo(201);
        assertThat(admin("admin").put(app, urgent).status()).isEqualTo(200);
        // Once it is granted, everyday deploys go on; lowering it is free, raising it is not.
        assertThat(as(developer).put(app, urgent.replace("a:1", "a:2")).status())
                .isEqualTo(200);
        assertThat(as(developer).put(app, urgent.replace("500", "501")).status())
                .isEqualTo(403);
        assertThat(as(developer).put(app, urgent.replace("500", "300")).status())
                .isEqualTo(200);
        assertThat(as(developer).put(app, urgent).status()).isEqualTo(403);
    }

    private Http admin(String name) {
        return api.http()
                .bearer(api.anonymous()
                        .auth()
                        .login(name, RunningApi.ADMIN_PASSWORD)
                        .accessToken());
    }

    @Test
    void listsHaveExactlyWhatTheCallerMaySee() {
        assertThat(api.as(developer, PASSWORD).namespaces().all())
                .extracting(namespace -> namespace.metadata().name())
                .containsExactly(acme + "-prod");
        assertThat(api.as(developer, PASSWORD).tenants().all())
                .extracting(tenant -> tenant.metadata().name())
                .containsExactly(acme);
        assertThat(api.as(boss, PASSWORD).users().all())
                .extracting(user -> user.metadata().name())
                .containsExactlyInAnyOrder(developer, boss);
    }

    @Test
    void aTenantAdminMakesNamespacesInTheirTenantOnly() {
        String name = RunningApi.fresh("room");
        assertThat(as(boss).put("/api/v1/namespaces/" + name, "{\"tenant\":\"" + acme + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(as(boss).put("/api/v1/namespaces/x" + name, "{\"tenant\":\"" + globex + "\"}")
                        .code())
                .isEqualTo("tenant_not_found");
        Http.Answer taken = as(boss).put("/api/v1/namespaces/" + globex + "-prod", "{\"tenant\":\"" + acme + "\"}");
        assertThat(taken.code()).isEqualTo("namespace_name_taken");
        assertThat(taken.body()).doesNotContain("by tenant");
    }

    @Test
    void nobodyGivesAwayMoreThanTheyHave() {
        String name = RunningApi.fresh("friend");
        assertThat(grant(name, "developer", "/" + acme).status()).isEqualTo(201);
        assertThat(grant(name, "admin", "/" + acme).status()).isEqualTo(403);
        assertThat(grant(name, "viewer", "/").status()).isEqualTo(403);
        assertThat(grant(name, "viewer", "/" + globex).status()).isEqualTo(403);
    }

    @Test
    void nobodyTakesOverAnAccountThatReachesFurtherThanTheirOwn() {
        Http.Answer answer = as(boss).put("/api/v1/users/admin", "{\"password\":\"mine now, thanks\"}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(as(boss).put("/api/v1/users/" + rival, "{\"password\":\"mine now, thanks\"}")
                        .status())
                .isEqualTo(409);
        assertThat(as(boss).get("/api/v1/users/" + rival).status()).isEqualTo(404);
        assertThat(as(boss).delete("/api/v1/users/" + rival).status()).isEqualTo(404);
        assertThat(api.as(rival, PASSWORD).me().user()).isEqualTo(rival);
    }

    @Test
    void platformOperationsAreRefusedByName() {
        Http.Answer answer = as(boss).put("/api/v1/tenants/" + RunningApi.fresh("t"), "{}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.member("missingPermission")).isEqualTo("tenants:write");
    }

    private Http.Answer grant(String user, String role, String collection) {
        return as(boss).put(
                        "/api/v1/users/" + user,
                        "{\"password\":\"%s\",\"grants\":[{\"role\":\"%s\",\"collection\":\"%s\"}]}"
                                .formatted(PASSWORD, role, collection));
    }

    private void user(String name, String role, String collection) {
        admin.users()
                .put(name, new UserSpec(null, PASSWORD, List.of(new Grant(role, collection))), WriteOptions.DEFAULT);
    }

    private Http as(String user) {
        return api.http().bearer(api.anonymous().auth().login(user, PASSWORD).accessToken());
    }
}
