package dev.podium.api.server.audit;

import static dev.podium.orchestrator.testkit.store.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.api.server.testing.Http;
import dev.podium.api.server.testing.OnEveryDatabase;
import dev.podium.api.server.testing.RunningApi;
import dev.podium.api.server.testing.TestDatabase;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.transaction.TransactionOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class AuditTest {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String PASSWORD = "a password of some length";

    private final RunningApi api;
    private final Http admin;
    private final String tenant = "audited-" + NUMBERS.incrementAndGet();
    private final String requests = "audit-test-" + NUMBERS.get() + "-";

    AuditTest(TestDatabase database) {
        api = database.api();
        admin = as("admin", RunningApi.ADMIN_PASSWORD);
        admin.put("/api/v1/tenants/" + tenant, "{}");
    }

    private Http as(String user, String password) {
        return api.http().bearer(api.anonymous().auth().login(user, password).accessToken());
    }

    private Http user(String role, String collection) {
        String name = "u" + NUMBERS.incrementAndGet() + "-" + role;
        Http.Answer made = admin.put(
                "/api/v1/users/" + name,
                "{\"password\":\"" + PASSWORD + "\",\"grants\":[{\"role\":\"" + role + "\",\"collection\":\""
                        + collection + "\"}]}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return as(name, PASSWORD);
    }

    private List<JsonNode> entries(Http who, String query) {
        try {
            Http.Answer answer = who.get("/api/v1/audit?limit=500&" + query);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            List<JsonNode> items = new ArrayList<>();
            JsonMapper.createDefault()
                    .readValue(answer.body(), JsonNode.class)
                    .get("items")
                    .values()
                    .forEach(items::add);
            return items;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JsonNode> of(String request) {
        return entries(admin, "collection=/").stream()
                .filter(entry -> entry.get("requestId").getStringValue().equals(request))
                .toList();
    }

    private static String text(JsonNode entry, String field) {
        JsonNode value = entry.get(field);
        return value == null || value.isNull() ? "" : value.coerceStringValue();
    }

    @Test
    void aWriteSaysWhoDidWhatWhereAndWhatChanged() {
        admin.with("X-Request-Id", requests + "1").put("/api/v1/tenants/" + tenant, "{\"displayName\":\"Audited\"}");

        assertThat(of(requests + "1")).singleElement().satisfies(entry -> {
            assertThat(text(entry, "actor")).isEqualTo("admin");
            assertThat(text(entry, "operation")).isEqualTo("PUT /api/v1/tenants/{tenant}");
            assertThat(text(entry, "path")).isEqualTo("/api/v1/tenants/" + tenant);
            assertThat(text(entry, "permission")).isEqualTo("tenants:write");
            assertThat(text(entry, "outcome")).isEqualTo("Done");
            assertThat(text(entry, "session")).isNotEmpty();
            assertThat(text(entry, "address")).isNotEmpty();
            assertThat(text(entry, "before")).doesNotContain("Audited");
            assertThat(text(entry, "after")).contains("\"displayName\":\"Audited\"");
        });
    }

    @Test
    void whatWasDeniedOrRefusedIsThereTooAndWhatWasOnlyReadOrTriedIsNot() {
        Http viewer = user("viewer", "/" + tenant);
        assertThat(viewer.with("X-Request-Id", requests + "denied")
                        .put("/api/v1/namespaces/" + tenant + "-x", "{\"tenant\":\"" + tenant + "\"}")
                        .status())
                .isEqualTo(403);
        viewer.with("X-Request-Id", requests + "hidden").get("/api/v1/tenants/no-such-tenant");
        api.http().with("X-Request-Id", requests + "anonymous").delete("/api/v1/tenants/" + tenant);
        api.http()
                .with("X-Request-Id", requests + "login")
                .post("/auth/login", "{\"username\":\"someone\",\"password\":\"wrong\"}");
        admin.with("X-Request-Id", requests + "refused").put("/api/v1/tenants/" + tenant, "{\"displayNam\":\"x\"}");
        admin.with("X-Request-Id", requests + "read").get("/api/v1/tenants/" + tenant);
        admin.with("X-Request-Id", requests + "tried")
                .put("/api/v1/tenants/" + tenant + "?dryRun=true", "{\"displayName\":\"Tried\"}");

        assertThat(of(requests + "denied")).singleElement().satisfies(entry -> {
            assertThat(text(entry, "outcome")).isEqualTo("Denied");
            assertThat(text(entry, "permission")).isEqualTo("namespaces:write");
            assertThat(text(entry, "collection")).isEqualTo("/" + tenant);
            assertThat(text(entry, "status")).isEqualTo("403");
        });
        assertThat(of(requests + "hidden"))
                .singleElement()
                .satisfies(entry -> assertThat(text(entry, "outcome")).isEqualTo("Denied"));
        assertThat(of(requests + "anonymous")).singleElement().satisfies(entry -> {
            assertThat(text(entry, "actor")).isEqualTo("anonymous");
            assertThat(text(entry, "code")).isEqualTo("token_missing");
        });
        assertThat(of(requests + "login")).singleElement().satisfies(entry -> {
            assertThat(text(entry, "actor")).isEqualTo("someone");
            assertThat(text(entry, "outcome")).isEqualTo("Denied");
            assertThat(entry.toString()).doesNotContain("wrong");
        });
        assertThat(of(requests + "refused"))
                .singleElement()
                .satisfies(entry -> assertThat(text(entry, "outcome")).isEqualTo("Refused"));
        assertThat(of(requests + "read")).isEmpty();
        assertThat(of(requests + "tried")).isEmpty();
    }

    @Test
    void everyOperationThatChangesSomethingLeavesAnEntryEvenWhenNobodyIsSignedIn() throws IOException {
        JsonNode paths = JsonMapper.createDefault()
                .readValue(api.http().get("/openapi.json").body(), JsonNode.class)
                .get("paths");
        List<String> sent = new ArrayList<>();
        paths.entries()
                .forEach(path -> path.getValue().entries().forEach(operation -> {
                    String method = operation.getKey().toUpperCase(java.util.Locale.ROOT);
                    if (List.of("POST", "PUT", "PATCH", "DELETE").contains(method)) {
                        String request = requests + "all-" + sent.size();
                        String concrete = path.getKey().replaceAll("\\{[^}]*}", "none");
                        api.http().with("X-Request-Id", request).send(method, concrete, "{}");
                        sent.add(request);
                    }
                }));

        List<String> found = entries(admin, "collection=/").stream()
                .map(entry -> text(entry, "requestId"))
                .toList();
        assertThat(sent).hasSizeGreaterThan(30);
        assertThat(found).containsAll(sent);
    }

    @Test
    void aTenantsAuditorSeesTheTenantAndNothingElse() {
        admin.put("/api/v1/tenants/" + tenant + "-other", "{}");
        admin.put("/api/v1/namespaces/" + tenant + "-ns", "{\"tenant\":\"" + tenant + "\"}");
        Http auditor = user("auditor", "/" + tenant);

        assertThat(entries(auditor, ""))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(text(entry, "collection")).startsWith("/" + tenant))
                .noneSatisfy(entry -> assertThat(text(entry, "path")).contains("-other"));
        assertThat(auditor.get("/api/v1/audit?collection=/").status()).isEqualTo(403);
        assertThat(auditor.get("/api/v1/audit?collection=/" + tenant + "-other").status())
                .isEqualTo(403);
        assertThat(auditor.get("/api/v1/audit:verify").status()).isEqualTo(403);
        assertThat(user("developer", "/" + tenant).get("/api/v1/audit").status())
                .isEqualTo(403);
    }

    @Test
    void entriesAreFoundByWhatOneRemembers() {
        admin.delete("/api/v1/tenants/" + tenant);
        assertThat(entries(admin, "operation=DELETE%20&path=/api/v1/tenants/" + tenant + "&outcome=Done&actor=admin"))
                .hasSize(1);
        assertThat(entries(admin, "path=/api/v1/tenants/" + tenant + "&since=2999-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(admin.get("/api/v1/audit?outcome=Dne").body()).contains("expected Done, Denied, Refused or Failed");
        assertThat(admin.get("/api/v1/audit?since=yesterday").body()).contains("2026-11-24T08:00:00Z");
        assertThat(admin.get("/api/v1/audit?collection=acme").status()).isEqualTo(400);
    }

    @Test
    void itIsExportedAsCsvAndAsLinesOfJson() {
        admin.put("/api/v1/tenants/" + tenant, "{\"displayName\":\"=1+1, \\\"quoted\\\"\"}");
        String path = "?path=/api/v1/tenants/" + tenant;

        Http.Answer csv = admin.get("/api/v1/audit.csv" + path);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body().lines().findFirst().orElseThrow()).startsWith("place,at,actor,");
        assertThat(csv.body()).contains("\"PUT /api/v1/tenants/{tenant}\"", "\\\"\"quoted\\\"\"");
        Http.Answer lines = admin.get("/api/v1/audit.ndjson" + path);
        assertThat(lines.body().lines()).hasSize(2).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    @Test
    void manyWritesAtOnceAllHaveTheirPlaceInTheChain() throws InterruptedException {
        List<Thread> threads = IntStream.range(0, 40)
                .mapToObj(i -> Thread.ofVirtual()
                        .start(() -> admin.with("X-Request-Id", requests + "many-" + i)
                                .put("/api/v1/tenants/" + tenant + "-" + i, "{}")))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(admin.get("/api/v1/audit:verify").body()).contains("\"intact\":true");
        List<JsonNode> found = entries(admin, "path=/api/v1/tenants/" + tenant + "-");
        assertThat(found).hasSize(40);
        assertThat(found.stream().map(entry -> text(entry, "place")).distinct()).hasSize(40);
    }

    @Test
    void aChangedByteIsFoundWithItsPlace() {
        admin.with("X-Request-Id", requests + "forged").put("/api/v1/tenants/" + tenant, "{\"displayName\":\"True\"}");
        eventually(
                "it is sealed",
                () -> !text(of(requests + "forged").getFirst(), "place").isEmpty());
        String place = text(of(requests + "forged").getFirst(), "place");
        assertThat(admin.get("/api/v1/audit:verify").body()).contains("\"intact\":true");

        sql("UPDATE audit SET new_state = REPLACE(new_state, 'True', 'Trve') WHERE place = " + place);
        assertThat(admin.get("/api/v1/audit:verify").body())
                .contains("\"intact\":false", "\"brokenAt\":" + place, requests + "forged", "is not as it was written");
        sql("UPDATE audit SET new_state = REPLACE(new_state, 'Trve', 'True') WHERE place = " + place);

        sql("UPDATE audit SET place = -place WHERE place = " + place);
        assertThat(admin.get("/api/v1/audit:verify").body())
                .contains("\"intact\":false", "\"brokenAt\":" + place, "not there");
        sql("UPDATE audit SET place = -place WHERE place = -" + place);
        assertThat(admin.get("/api/v1/audit:verify").body()).contains("\"intact\":true");
    }

    @SuppressWarnings("unchecked")
    private void sql(String statement) {
        TransactionOperations<Connection> transactions = api.bean(TransactionOperations.class);
        int changed = transactions.executeWrite(status -> {
            try (Statement run = status.getConnection().createStatement()) {
                return run.executeUpdate(statement);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(changed).isEqualTo(1);
    }
}
