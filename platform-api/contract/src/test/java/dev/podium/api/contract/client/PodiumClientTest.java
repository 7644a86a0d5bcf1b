package dev.podium.api.contract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podium.api.contract.app.AppSpec;
import dev.podium.api.contract.app.LogLine;
import dev.podium.api.contract.auth.Tokens;
import dev.podium.api.contract.tenant.Tenant;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PodiumClientTest {
    private static final String TENANT = """
            {"metadata":{"name":"acme","uid":"u","labels":{},"generation":1,"version":7,"createdAt":"2026-01-01T00:00:00Z",
            "updatedAt":"2026-01-01T00:00:00Z","createdBy":"admin"},"spec":{"displayName":"Acme"},"status":{"namespaces":1,"apps":2}}
            """;
    private static final String EVENT =
            "{\"id\":\"e1\",\"at\":\"2026-01-01T00:00:00Z\",\"kind\":\"App\",\"name\":\"web\",\"type\":\"Normal\","
                    + "\"reason\":\"Created\",\"message\":\"made\",\"actor\":\"admin\"}";

    @Test
    void readsAResourceAndSendsTheToken() throws Exception {
        try (ScriptedApi api = new ScriptedApi((request, exchange) -> ScriptedApi.json(exchange, 200, TENANT))) {
            Tenant tenant = api.client().as(Credentials.token("t1")).tenants().get("acme");
            assertThat(tenant.metadata().version()).isEqualTo(7);
            assertThat(tenant.status().apps()).isEqualTo(2);
            assertThat(api.requests().getFirst().authorization()).isEqualTo("Bearer t1");
        }
    }

    @Test
    void readsEveryPageOfAList() throws Exception {
        try (ScriptedApi api = new ScriptedApi((request, exchange) -> {
            String next = request.target().contains("cursor") ? "" : ",\"cursor\":\"a+b\"";
            ScriptedApi.json(exchange, 200, "{\"items\":[" + TENANT + "]" + next + "}");
        })) {
            assertThat(api.client().tenants().all()).hasSize(2);
            assertThat(api.requests().getLast().target()).endsWith("cursor=a%2Bb");
        }
    }

    @Test
    void anEmptyListIsSentAndAnAbsentOneIsNot() throws Exception {
        try (ScriptedApi api = new ScriptedApi((request, exchange) -> ScriptedApi.problem(exchange, 422, "x"))) {
            AppSpec spec = AppSpec.of("web:1", 80);
            AppSpec noRoutes = new AppSpec(
                    spec.image(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
            assertThatThrownBy(() -> api.client().apps("demo").put("web", noRoutes, WriteOptions.ifVersion(3)))
                    .isInstanceOf(ApiException.Invalid.class);
            assertThat(api.requests().getFirst().body()).isEqualTo("{\"image\":\"web:1\",\"routes\":[]}");
            assertThat(api.requests().getFirst().ifMatch()).isEqualTo("\"3\"");
        }
    }

    @Test
    void aMergePatchKeepsItsNulls() throws Exception {
        try (ScriptedApi api = new ScriptedApi((request, exchange) -> ScriptedApi.problem(exchange, 404, "x"))) {
            Map<String, Object> patch = new HashMap<>();
            patch.put("replicas", null);
            assertThatThrownBy(() -> api.client().apps("demo").patch("web", patch, WriteOptions.DEFAULT))
                    .isInstanceOf(ApiException.NotFound.class);
            assertThat(api.requests().getFirst().body()).isEqualTo("{\"replicas\":null}");
        }
    }

    @Test
    void refusalsBecomeTypedExceptions() throws Exception {
        try (ScriptedApi api = new ScriptedApi((request, exchange) -> {
            exchange.getResponseHeaders().set("Retry-After", "17");
            ScriptedApi.problem(exchange, 429, "login_slowed_down");
        })) {
            assertThatThrownBy(() -> api.client().auth().login("ada", "wrong"))
                    .isInstanceOfSatisfying(ApiException.TooManyRequests.class, e -> {
                        assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(17));
                        assertThat(e.code()).isEqualTo("login_slowed_down");
                        assertThat(e).hasMessage("because");
                    });
        }
    }

    @Test
    void anApiThatIsAwayIsUnavailable() {
        PodiumClient client = PodiumClient.to(URI.create("http://127.0.0.1:1"));
        assertThatThrownBy(client::me)
                .isInstanceOf(ApiException.Unavailable.class)
                .hasMessageContaining("http://127.0.0.1:1");
    }

    @Test
    void aSpentTokenIsRenewedOnceAndTheRequestRepeated() throws Exception {
        try (ScriptedApi api = new ScriptedApi((request, exchange) -> {
            if (request.target().equals("/auth/refresh")) {
                ScriptedApi.json(
                        exchange,
                        200,
                        "{\"accessToken\":\"a2\",\"refreshToken\":\"r2\",\"tokenType\":\"Bearer\",\"expiresIn\":300}");
            } else if ("Bearer a2".equals(request.authorization())) {
                ScriptedApi.json(exchange, 200, TENANT);
            } else {
                ScriptedApi.problem(exchange, 401, "token_expired");
            }
        })) {
            List<Tokens> kept = new CopyOnWriteArrayList<>();
            PodiumClient mine = api.client().signedIn(new Tokens("a1", "r1", "Bearer", 300), listener(kept));
            assertThat(mine.tenants().get("acme").metadata().name()).isEqualTo("acme");
            assertThat(mine.tenants().get("acme").metadata().name()).isEqualTo("acme");
            assertThat(kept).extracting(Tokens::refreshToken).containsExactly("r2");
        }
    }

    @Test
    void aWatchResumesWhereItWasCutOffAndStartsOverWhenThatIsGone() throws Exception {
        try (ScriptedApi api = new ScriptedApi((request, exchange) -> {
            String from = request.lastEventId();
            if (from == null) {
                ScriptedApi.events(
                        exchange, "id: 5\nevent: put\ndata: " + EVENT + "\n\n: heartbeat\n\nevent: synced\n\n");
            } else {
                ScriptedApi.problem(exchange, 410, "watch_expired");
            }
        })) {
            LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
            try (Watch watch = api.client()
                    .events("demo")
                    .watch(event -> told.add(event.getClass().getSimpleName()))) {
                assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("Put");
                assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("Synced");
                assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("Reset");
                assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("Put");
                assertThat(watch.ended()).isFalse();
            }
            assertThat(api.requests().get(1).lastEventId()).isEqualTo("5");
        }
    }

    @Test
    void aLogStreamEndsWhenEverythingIsDelivered() throws Exception {
        String line = "{\"task\":\"t\",\"slot\":\"1\",\"node\":\"n\",\"time\":\"2026-01-01T00:00:00Z\","
                + "\"stream\":\"stdout\",\"text\":\"hello\"}";
        try (ScriptedApi api = new ScriptedApi((request, exchange) -> ScriptedApi.events(
                exchange, "event: log\ndata: " + line + "\n\nevent: notice\ndata: one away\n\nevent: end\n\n"))) {
            LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
            try (Watch _ = api.client().apps("demo").logs("web", LogOptions.last(10), new Recorded(told))) {
                assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("line hello");
                assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("notice one away");
                assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("complete");
            }
            assertThat(api.requests().getFirst().target()).endsWith("/logs?follow=false&tail=10");
        }
    }

    private static SessionCredentials.Listener listener(List<Tokens> kept) {
        return new SessionCredentials.Listener() {
            @Override
            public void renewed(Tokens tokens) {
                kept.add(tokens);
            }

            @Override
            public void ended(ApiException why) {}
        };
    }

    private record Recorded(LinkedBlockingQueue<String> told) implements LogListener {
        @Override
        public void line(LogLine line) {
            told.add("line " + line.text());
        }

        @Override
        public void notice(String message) {
            told.add("notice " + message);
        }

        @Override
        public void complete() {
            told.add("complete");
        }

        @Override
        public void interrupted(ApiException why, boolean forGood) {
            told.add("interrupted " + why.code());
        }
    }
}
