package dev.podium.api.server.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.server.testing.Http;
import dev.podium.api.server.testing.OnEveryDatabase;
import dev.podium.api.server.testing.RunningApi;
import dev.podium.api.server.testing.TestDatabase;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class UsersTest {
    private final RunningApi api;
    private final Http admin;
    private final String name = RunningApi.fresh("ada");

    UsersTest(TestDatabase database) {
        api = database.api();
        admin = api.http()
                .bearer(api.anonymous()
                        .auth()
                        .login("admin", RunningApi.ADMIN_PASSWORD)
                        .accessToken());
    }

    @Test
    void aNewUserNeedsAPassword() {
        Http.Answer answer = admin.put(path(), "{\"grants\":[{\"role\":\"viewer\",\"collection\":\"/\"}]}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("\"pointer\":\"/password\"");
        assertThat(admin.get(path()).status()).isEqualTo(404);
    }

    @Test
    void thePasswordIsNeverShown() {
        Http.Answer answer = admin.put(path(), "{\"password\":\"geheim-geheim\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()
                        + admin.get(path()).body()
                        + admin.get("/api/v1/users").body())
                .doesNotContain("geheim", "argon2", "passwordHash");
        assertThat(admin.put(path(), "{\"password\":\"geheim\"}").body())
                .contains("6 characters")
                .doesNotContain("geheim");
    }

    @Test
    void whatAPutLeavesOutStaysAsItIs() {
        admin.put(path(), "{\"password\":\"a good password\",\"grants\":[{\"role\":\"viewer\",\"collection\":\"/\"}]}");
        Http.Answer renamed = admin.put(path(), "{\"displayName\":\"Ada\"}");
        assertThat(renamed.body()).contains("\"role\":\"viewer\"");
        assertThat(api.as(name, "a good password").me().displayName()).isEqualTo("Ada");
        assertThat(admin.put(path(), "{\"displayName\":\"Ada\"}").header("ETag"))
                .isEqualTo(renamed.header("ETag"));
    }

    @Test
    void grantsAreReplacedAsAWhole() {
        admin.put(path(), "{\"password\":\"a good password\",\"grants\":[{\"role\":\"viewer\",\"collection\":\"/\"}]}");
        admin.put(
                path(),
                "{\"grants\":[{\"role\":\"developer\",\"collection\":\"/acme\"},{\"role\":\"developer\",\"collection\":\"/acme\"}]}");
        assertThat(api.as(name, "a good password").me().access())
                .singleElement()
                .satisfies(access -> {
                    assertThat(access.role()).isEqualTo("developer");
                    assertThat(access.collection()).isEqualTo("/acme");
                });
    }

    @Test
    void nobodyDeletesThemselves() {
        assertThat(admin.delete("/api/v1/users/admin").code()).isEqualTo("user_is_yourself");
    }

    @Test
    void everybodyMayReadThemselves() {
        admin.put(path(), "{\"password\":\"a good password\"}");
        Http ada = api.http()
                .bearer(api.anonymous().auth().login(name, "a good password").accessToken());
        assertThat(ada.get(path()).status()).isEqualTo(200);
        assertThat(ada.get("/api/v1/users/admin").status()).isEqualTo(404);
        assertThat(ada.put(path(), "{\"grants\":[{\"role\":\"admin\",\"collection\":\"/\"}]}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void peopleChangeTheirOwnPasswordAndOtherSessionsEnd() {
        admin.put(path(), "{\"password\":\"a good password\"}");
        Http here = signedIn("a good password");
        Http elsewhere = signedIn("a good password");
        String wish = "{\"current\":\"%s\",\"password\":\"a better password\"}";
        assertThat(here.put("/api/v1/me/password", wish.formatted("a guess")).code())
                .isEqualTo("password_wrong");
        assertThat(here.put("/api/v1/me/password", wish.formatted("a good password"))
                        .status())
                .isEqualTo(204);
        assertThat(here.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(signedIn("a better password").get("/api/v1/me").status()).isEqualTo(200);
    }

    private Http signedIn(String password) {
        return api.http().bearer(api.anonymous().auth().login(name, password).accessToken());
    }

    private String path() {
        return "/api/v1/users/" + name;
    }
}
