package dev.podium.api.server.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.WriteOptions;
import dev.podium.api.contract.tenant.Namespace;
import dev.podium.api.contract.tenant.Tenant;
import dev.podium.api.server.testing.Http;
import dev.podium.api.server.testing.RunningApi;
import dev.podium.api.server.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people get wrong, and what they are told: status, code, pointer and words. Nothing half-done stays. */
class AppRefusalsTest {
    private final RunningApi api = TestDatabase.H2.api();
    private final String namespace = RunningApi.fresh("wrong");
    private final Http http = api.http()
            .bearer(api.anonymous()
                    .auth()
                    .login("admin", RunningApi.ADMIN_PASSWORD)
                    .accessToken());

    @BeforeEach
    void namespace() {
        PodiumClient admin = api.admin();
        admin.tenants().put(namespace, new Tenant.Spec(null), WriteOptions.DEFAULT);
        admin.namespaces().put(namespace, new Namespace.Spec(namespace, null), WriteOptions.DEFAULT);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"image":"a","replcas":2}                          | 422 | body_invalid   | /replcas            | did you mean
            {"image":"a","replicas":"two"}                     | 422 | body_invalid   | /replicas           | expected a whole number
            {"image":"Not An Image"}                           | 422 | body_invalid   | /image              | is not a valid reference
            {"image":"a","ports":[{"port":70000}]}             | 422 | body_invalid   | /ports/0/port       | expected 1 to 65535
            {"image":"a","autoscale":{"min":1}}                | 422 | body_invalid   | /autoscale          | not supported yet by this version
            {"image":"a","app":"other"}                        | 422 | body_invalid   | /app                | differs from
            {"image":"a","resources":{"memory":"12"}}          | 422 | body_invalid   | /resources/memory   | out of range
            []                                                 | 422 | body_invalid   | ``                  | expected an object
            {"image":"a"                                       | 400 | json_malformed | ``                  | line 1, column
            {"image":"a","image":"b"}                          | 400 | json_malformed | ``                  | Duplicate field
            """)
    void saysWhatIsWrongAndWhere(String body, int status, String code, String pointer, String message) {
        Http.Answer answer = http.put(path("web"), body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains(message).contains("\"requestId\":\"");
        if (!pointer.isEmpty()) {
            assertThat(answer.body()).contains("\"pointer\":\"" + pointer + "\"");
        }
        assertThat(http.get(path("web")).status()).isEqualTo(404);
    }

    @Test
    void aNameThatIsTooLongIsRefusedWithTheRule() {
        Http.Answer answer = http.put(path("n".repeat(300)), "{\"image\":\"a\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("name_invalid");
        assertThat(answer.body())
                .contains("(300 characters)")
                .contains("1 to 63")
                .hasSizeLessThan(800);
        assertThat(http.get(path("n".repeat(300))).status()).isEqualTo(404);
        assertThat(http.put(path("Web"), "{\"image\":\"a\"}").code()).isEqualTo("name_invalid");
    }

    @Test
    void aBodyOfFiveMegabytesIsTooLarge() {
        Http.Answer answer = http.put(path("web"), "{\"image\":\"" + "a".repeat(5 << 20) + "\"}");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("body_too_large");
    }

    @Test
    void aNamespaceThatIsNotThereIsNotFound() {
        Http.Answer answer = http.put("/api/v1/namespaces/no-such/apps/web", "{\"image\":\"a\"}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("namespace_not_found");
    }

    @Test
    void aPatchThatMakesTheWholeWrongIsRefused() {
        http.put(path("web"), "{\"image\":\"127.0.0.1:1/a:1\",\"replicas\":2}");
        Http.Answer answer = http.with("Content-Type", "application/merge-patch+json")
                .send("PATCH", path("web"), "{\"kind\":\"global\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("\"pointer\":\"/replicas\"").contains("does not go with kind global");
        assertThat(http.get(path("web")).body()).contains("\"kind\":\"replicated\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"replicas\":-1}', /replicas",
        "'{\"replicas\":1.5}', /replicas",
        "'{}', /replicas",
        "'{\"replica\":1}', /replica"
    })
    void aScaleThatMakesNoSenseIsRefused(String body, String pointer) {
        http.put(path("web"), "{\"image\":\"127.0.0.1:1/a:1\"}");
        Http.Answer answer = http.post(path("web") + ":scale", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("\"pointer\":\"" + pointer + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/logs?tail=lots, tail is",
        "/logs?since=yesterday, since is",
        "/logs?follow=maybe, follow is",
        "/releases?limit=0, limit is",
        "/tasks?cursor=made-up, cursor"
    })
    void aQueryThatMakesNoSenseIsRefused(String query, String message) {
        http.put(path("web"), "{\"image\":\"127.0.0.1:1/a:1\"}");
        Http.Answer answer = http.get(path("web") + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(message).contains("expected".equals(message) ? "" : "\"code\":\"");
        assertThat(http.put(path("web") + "?wait=ages", "{\"image\":\"127.0.0.1:1/a:1\"}")
                        .code())
                .isEqualTo("query_invalid");
    }

    @Test
    void anOperationThatIsNotThereIsNotFound() {
        assertThat(http.get("/api/v1/operations/1").code()).isEqualTo("operation_not_found");
        assertThat(http.get("/api/v1/operations/01a1fc33-ae15-7013-affe-b017d9075c5a")
                        .code())
                .isEqualTo("operation_not_found");
    }

    private String path(String app) {
        return "/api/v1/namespaces/" + namespace + "/apps/" + app;
    }
}
