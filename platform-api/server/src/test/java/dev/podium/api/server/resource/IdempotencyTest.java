package dev.podium.api.server.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.server.testing.Http;
import dev.podium.api.server.testing.OnEveryDatabase;
import dev.podium.api.server.testing.RunningApi;
import dev.podium.api.server.testing.TestDatabase;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class IdempotencyTest {
    private static final String SCALE = ":scale";

    private final Http admin;
    private final String name = RunningApi.fresh("room");
    private final String app = "/api/v1/namespaces/" + name + "/apps/web";

    IdempotencyTest(TestDatabase database) {
        RunningApi api = database.api();
        admin = api.http()
                .bearer(api.anonymous()
                        .auth()
                        .login("admin", RunningApi.ADMIN_PASSWORD)
                        .accessToken());
        admin.put("/api/v1/tenants/" + name, "{}");
        admin.put("/api/v1/namespaces/" + name, "{\"tenant\":\"" + name + "\"}");
        admin.put(app, "{\"image\":\"localhost:1/web@sha256:" + "a".repeat(64) + "\",\"replicas\":1}");
    }

    @Test
    void theSameKeyActsOnceAndGetsTheSameAnswer() {
        Http keyed = admin.with("Idempotency-Key", RunningApi.fresh("key"));
        Http.Answer first = keyed.post(app + ":restart", "");
        Http.Answer again = keyed.post(app + ":restart", "");
        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).isNotBlank();
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(admin.post(app + ":restart", "").body()).isNotEqualTo(first.body());
    }

    @Test
    void aKeyBelongsToOneRequest() {
        Http keyed = admin.with("Idempotency-Key", RunningApi.fresh("key"));
        assertThat(keyed.post(app + SCALE, "{\"replicas\":2}").status()).isEqualTo(202);
        assertThat(keyed.post(app + SCALE, "{\"replicas\":3}").code()).isEqualTo("idempotency_key_reused");
        assertThat(keyed.post(app + ":restart", "").code()).isEqualTo("idempotency_key_reused");
        assertThat(admin.get(app).body()).contains("\"replicas\":2");
    }

    @Test
    void refusalsAreRememberedToo() {
        Http keyed = admin.with("Idempotency-Key", RunningApi.fresh("key"));
        Http.Answer first = keyed.post(app + SCALE, "{\"replicas\":-2}");
        Http.Answer again = keyed.post(app + SCALE, "{\"replicas\":-2}");
        assertThat(first.status()).isEqualTo(again.status()).isEqualTo(422);
        assertThat(again.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void aSecretIsNotKept() {
        Http keyed = admin.with("Idempotency-Key", RunningApi.fresh("key"));
        String path = "/api/v1/clusters/default/join-tokens";
        assertThat(keyed.post(path, "{}").body()).contains("PODIUM-1-");
        Http.Answer again = keyed.post(path, "{}");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        assertThat(admin.with("Idempotency-Key", "k".repeat(201))
                        .post(app + ":restart", "")
                        .code())
                .isEqualTo("header_invalid");
    }
}
