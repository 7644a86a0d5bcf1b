package dev.podium.api.server.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.server.testing.Http;
import dev.podium.api.server.testing.RunningApi;
import dev.podium.api.server.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong, the answer is a problem that says what, where and what to do. */
class ProblemsTest {
    private final RunningApi api = TestDatabase.H2.api();
    private final Http admin = api.http()
            .bearer(api.anonymous()
                    .auth()
                    .login("admin", RunningApi.ADMIN_PASSWORD)
                    .accessToken());

    @Test
    void anUnknownPath() {
        assertProblem(admin.get("/api/v1/nonsense"), 404, "path_not_found");
    }

    @Test
    void aMethodThePathDoesNotKnow() {
        Http.Answer answer = admin.send("PATCH", "/api/v1/tenants", "{}");
        assertProblem(answer, 405, "method_not_allowed");
        assertThat(answer.header("Allow")).contains("GET");
    }

    @Test
    void aFormTheAnswerDoesNotComeIn() {
        assertProblem(admin.with("Accept", "text/csv").get("/api/v1/tenants"), 406, "not_acceptable");
    }

    @Test
    void aBodyInAnotherForm() {
        Http.Answer answer = admin.with("Content-Type", "application/x-yaml").put("/api/v1/tenants/acme", "a: b");
        assertProblem(answer, 415, "unsupported_media_type");
        assertThat(answer.member("detail")).contains("application/x-yaml");
    }

    @Test
    void aBodyThatIsTooLarge() {
        assertProblem(admin.put("/api/v1/tenants/acme", "a".repeat(5_000_000)), 413, "body_too_large");
    }

    @Test
    void malformedJsonIsReportedWithLineAndColumn() {
        Http.Answer answer = admin.put("/api/v1/tenants/acme", "{\n  \"displayName\": nonsense\n}");
        assertProblem(answer, 400, "json_malformed");
        assertThat(answer.body()).contains("line 2, column");
    }

    @Test
    void jsonWithARepeatedFieldOrAfterTheEndIsMalformed() {
        assertProblem(
                admin.put("/api/v1/tenants/acme", "{\"displayName\":\"a\",\"displayName\":\"b\"}"),
                400,
                "json_malformed");
        assertProblem(admin.put("/api/v1/tenants/acme", "{} {}"), 400, "json_malformed");
        assertProblem(admin.put("/api/v1/tenants/acme", "[".repeat(1000)), 400, "json_malformed");
    }

    @Test
    void aTextNoDatabaseCanKeep() {
        assertProblem(admin.put("/api/v1/tenants/acme", "{\"displayName\":\"a\\u0000b\"}"), 400, "json_malformed");
        assertProblem(admin.get("/api/v1/users/%00"), 404, "user_not_found");
    }

    @Test
    void aBodyThatIsNoObject() {
        Http.Answer answer = admin.put("/api/v1/tenants/acme", "null");
        assertProblem(answer, 422, "body_invalid");
        assertThat(answer.member("detail")).isEqualTo("the body: null: expected an object");
    }

    @Test
    void noBodyAtAll() {
        assertThat(admin.send("PUT", "/api/v1/tenants/acme", "").status()).isEqualTo(400);
    }

    @Test
    void everyMistakeInABodyIsNamedByPointer() {
        Http.Answer answer = admin.put(
                "/api/v1/tenants/acme", "{\"displayNam\":\"x\",\"displayName\":7,\"labels\":{\"a b\":\"c\"}}");
        assertProblem(answer, 422, "body_invalid");
        assertThat(answer.body())
                .contains("\"pointer\":\"/displayNam\"")
                .contains("did you mean \\\"displayName\\\"?")
                .contains("\"pointer\":\"/displayName\"")
                .contains("7 is a number: expected a text")
                .contains("\"pointer\":\"/labels/a b\"");
    }

    @Test
    void aNameThatIsTooLong() {
        Http.Answer answer = admin.put("/api/v1/tenants/" + "x".repeat(300), "{}");
        assertProblem(answer, 400, "name_invalid");
        assertThat(answer.member("detail")).contains("300 characters").hasSizeLessThan(500);
    }

    @Test
    void queriesThatMakeNoSense() {
        assertProblem(admin.get("/api/v1/tenants?limit=many"), 400, "query_invalid");
        assertProblem(admin.get("/api/v1/tenants?labelSelector=a%20b"), 400, "query_invalid");
        assertProblem(admin.get("/api/v1/tenants?cursor=made-up"), 400, "cursor_invalid");
        assertProblem(admin.put("/api/v1/tenants/acme?dryRun=maybe", "{}"), 400, "query_invalid");
    }

    @Test
    void theCallersRequestIdIsKeptWhereItIsHarmless() {
        Http.Answer kept = admin.with("X-Request-Id", "my-id-1").get("/api/v1/nonsense");
        assertThat(kept.header("X-Request-Id")).isEqualTo("my-id-1");
        assertThat(kept.member("requestId")).isEqualTo("my-id-1");
        assertThat(admin.with("X-Request-Id", "<script>")
                        .get("/api/v1/nonsense")
                        .header("X-Request-Id"))
                .doesNotContain("<");
    }

    private static void assertProblem(Http.Answer answer, int status, String code) {
        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.member("type")).isEqualTo("urn:podium:problem:" + code);
        assertThat(answer.member("requestId")).isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.member("detail")).isNotBlank();
    }
}
