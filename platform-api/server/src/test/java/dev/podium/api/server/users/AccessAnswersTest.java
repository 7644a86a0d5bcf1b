package dev.podium.api.server.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.server.testing.Http;
import dev.podium.api.server.testing.OnEveryDatabase;
import dev.podium.api.server.testing.RunningApi;
import dev.podium.api.server.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class AccessAnswersTest {
    private static final String PASSWORD = "a password of some length";

    private final RunningApi api;
    private final Http admin;
    private final String tenant = RunningApi.fresh("asked");
    private final String boss = RunningApi.fresh("boss");
    private final String dev = RunningApi.fresh("dev");

    AccessAnswersTest(TestDatabase database) {
        api = database.api();
        admin = as("admin", RunningApi.ADMIN_PASSWORD);
    }

    @BeforeEach
    void aTenantWithPeople() {
        admin.put("/api/v1/tenants/" + tenant, "{}");
        person(boss, "tenant-admin", "/" + tenant);
        person(dev, "developer", "/" + tenant + "/" + tenant + "-prod");
    }

    private void person(String name, String role, String collection) {
        assertThat(admin.put(
                                "/api/v1/users/" + name,
                                "{\"password\":\"" + PASSWORD + "\",\"grants\":[{\"role\":\"" + role
                                        + "\",\"collection\":\"" + collection + "\"}]}")
                        .status())
                .isEqualTo(201);
    }

    private Http as(String user, String password) {
        return api.http().bearer(api.anonymous().auth().login(user, password).accessToken());
    }

    private static String asked(String what, String permission, String collection) {
        return "/api/v1/access:" + what + "permission=" + permission + "&collection=" + collection;
    }

    @Test
    void everybodyMayAskWhatTheyMayDo() {
        Http me = as(dev, PASSWORD);
        assertThat(me.get(asked("check?", "apps:write", "/" + tenant + "/" + tenant + "-prod"))
                        .body())
                .contains("\"allowed\":true", "role developer on /" + tenant + "/" + tenant + "-prod");
        assertThat(me.get(asked("check?", "apps:write", "/" + tenant)).body())
                .contains("\"allowed\":false", "roles that have it are admin, tenant-admin, developer");
        assertThat(me.get(asked("check?", "apps:wrote", "/")).body()).contains("expected one of tenants:read");
        assertThat(me.get(asked("check?", "apps:read", "acme")).status()).isEqualTo(400);
    }

    @Test
    void anAdminAsksAboutOthersAndIsToldWhichGrantAllowsIt() {
        Http asking = as(boss, PASSWORD);
        assertThat(asking.get(asked("explain?user=" + dev + "&", "apps:write", "/" + tenant + "/" + tenant + "-prod"))
                        .body())
                .contains("\"allowed\":true", "\"role\":\"developer\"");
        assertThat(asking.get(asked("explain?user=admin&", "apps:write", "/" + tenant))
                        .status())
                .as("somebody the asking one may not see")
                .isEqualTo(404);
        assertThat(as(dev, PASSWORD)
                        .get(asked("explain?user=" + boss + "&", "apps:write", "/" + tenant))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoCanNamesThoseOneMaySeeAndCountsTheOthers() {
        String where = "/" + tenant + "/" + tenant + "-prod";
        String seen =
                as(boss, PASSWORD).get(asked("who-can?", "apps:write", where)).body();
        assertThat(seen).contains("\"user\":\"" + boss + "\"", "\"user\":\"" + dev + "\"");
        assertThat(seen).doesNotContain("\"user\":\"admin\"").doesNotContain("\"hidden\":0");
        assertThat(admin.get(asked("who-can?", "apps:write", where)).body())
                .contains("\"user\":\"admin\"", "\"hidden\":0");
        assertThat(as(boss, PASSWORD).get(asked("who-can?", "apps:write", "/")).status())
                .isEqualTo(403);
    }
}
