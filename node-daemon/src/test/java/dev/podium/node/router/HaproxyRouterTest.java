package dev.podium.node.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.node.Await;
import dev.podium.orchestrator.model.task.TaskId;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HaproxyRouterTest {
    @TempDir
    Path home;

    private RouterFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new RouterFixture(home);
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void requestsAreSharedEvenlyAmongTheTasksOfAnApp() throws Exception {
        App a = fixture.app("a");
        App b = fixture.app("b");
        App c = fixture.app("c");
        fixture.apply(fixture.table()
                .route("shop.test", "/", "web")
                .runs("web", a, b, c)
                .next());

        Set<String> answered = new HashSet<>();
        try (Client client = fixture.client()) {
            for (int i = 0; i < 9; i++) {
                answered.add(client.get("shop.test", "/").app());
            }
        }

        assertThat(answered).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(List.of(a.requests.get(), b.requests.get(), c.requests.get()))
                .containsExactly(3L, 3L, 3L);
    }

    @Test
    void theLongestPathOfWholeSegmentsWins() throws Exception {
        fixture.apply(fixture.table()
                .route("shop.test", "/", "web")
                .route("shop.test", "/api", "api")
                .route("shop.test", "/api/v2/", "api-two")
                .runs("web", fixture.app("web"))
                .runs("api", fixture.app("api"))
                .runs("api-two", fixture.app("two"))
                .next());

        assertThat(fixture.get("shop.test", "/").app()).isEqualTo("web");
        assertThat(fixture.get("shop.test", "/apix").app()).isEqualTo("web");
        assertThat(fixture.get("shop.test", "/api").app()).isEqualTo("api");
        assertThat(fixture.get("shop.test", "/api?q=1").app()).isEqualTo("api");
        assertThat(fixture.get("shop.test", "/api/v1/x").app()).isEqualTo("api");
        assertThat(fixture.get("shop.test", "/api/v2").app()).isEqualTo("two");
        assertThat(fixture.get("SHOP.test.:8000", "/api/v2/x").app()).isEqualTo("two");
    }

    @Test
    void anUnknownHostAndAnAppWithoutReadyTaskHavePagesOfTheirOwn() throws Exception {
        fixture.apply(fixture.table().route("shop.test", "/shop", "web").next());

        Client.Answer unknown = fixture.get("other.test", "/", "Accept: text/html");
        Client.Answer notReady = fixture.get("shop.test", "/shop", "Accept: text/html,*/*;q=0.8");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body()).contains("No app here");
        assertThat(fixture.get("shop.test", "/else").status()).isEqualTo(404);
        assertThat(notReady.status()).isEqualTo(503);
        assertThat(notReady.head()).containsIgnoringCase("retry-after: 2");
        assertThat(notReady.body()).contains("The app is not ready");
        assertThat(fixture.get("shop.test", "/shop").body()).startsWith("503 The app is not ready");
    }

    @Test
    void appsLearnWhoAskedAndClientsCannotForgeIt() throws Exception {
        fixture.apply(fixture.table()
                .route("shop.test", "/", "web")
                .runs("web", fixture.app("a"))
                .next());

        String seen = fixture.get(
                        "shop.test",
                        "/x?y=1",
                        "X-Forwarded-For: 6.6.6.6",
                        "Forwarded: for=6.6.6.6",
                        "X-Podium-Successor: guess")
                .body();

        assertThat(seen)
                .contains("/x?y=1", "X-forwarded-for=[127.0.0.1]", "X-forwarded-host=[shop.test]")
                .contains(
                        "X-forwarded-proto=[http]",
                        "X-forwarded-port=[" + fixture.settings.listen().getPort() + "]")
                .doesNotContain("6.6.6.6", "X-podium-successor");
    }

    @Test
    void aTaskThatIsNotReadyHereLeavesAtOnceAndComesBack() throws Exception {
        App a = fixture.app("a");
        App b = fixture.app("b");
        fixture.apply(
                fixture.table().route("shop.test", "/", "web").runs("web", a, b).next());

        fixture.router().localHealth(Map.of(a.task(), false, b.task(), true));
        Await.until("a gets no requests", () -> answering(8).equals(Set.of("b")));
        fixture.router().localHealth(Map.of(a.task(), true, b.task(), true));
        Await.until("a gets requests again", () -> answering(8).equals(Set.of("a", "b")));

        fixture.router().localHealth(Map.of(a.task(), false, b.task(), false));
        Await.until("nobody is ready", () -> fixture.get("shop.test", "/").status() == 503);
    }

    @Test
    void aRemovedTaskFinishesItsRequestAndIsBusyUntilThen() throws Exception {
        App a = fixture.app("a");
        App b = fixture.app("b");
        Table table = fixture.table().route("shop.test", "/", "web").runs("web", a);
        fixture.apply(table.next());
        Thread slow = Thread.ofVirtual().start(() -> {
            try {
                assertThat(fixture.get("shop.test", "/slow").app()).isEqualTo("a");
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Await.until("the slow request has come", () -> a.requests.get() == 1);

        fixture.apply(table.runs("web", b).next());

        assertThat(fixture.router().ack().busy()).containsExactly(new TaskId("a"));
        assertThat(answering(4)).containsExactly("b");
        a.slow.countDown();
        slow.join();
        Await.until("nothing is busy", () -> fixture.router().ack().busy().isEmpty());
        Await.until(
                "a is gone from HAProxy",
                () -> !fixture.control("show servers state").contains(" a 127"));
    }

    @Test
    void aRequestBegunBeforeAReloadStillCountsAsBusy() throws Exception {
        App a = fixture.app("a");
        App b = fixture.app("b");
        Table table = fixture.table().route("shop.test", "/", "web").runs("web", a);
        fixture.apply(table.next());
        Thread slow = Thread.ofVirtual().start(() -> {
            try {
                fixture.get("shop.test", "/slow");
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Await.until("the slow request has come", () -> a.requests.get() == 1);
        fixture.apply(table.route("new.test", "/", "new").runs("new", b).next());

        fixture.apply(table.runs("web", b).next());

        assertThat(fixture.router().ack().busy()).containsExactly(new TaskId("a"));
        a.slow.countDown();
        slow.join();
        Await.until("nothing is busy", () -> fixture.router().ack().busy().isEmpty());
    }

    @Test
    void anUpgradedConnectionGoesOnThroughReloadAndRemovalAndCountsAsBusy() throws Exception {
        App other = fixture.app("other");
        try (Echo echo = new Echo("127.0.0.9", fixture.appPort)) {
            Table table = fixture.table().route("shop.test", "/", "web").runs("web", echo.endpoint());
            fixture.apply(table.next());
            try (Socket socket = new Socket()) {
                socket.connect(fixture.settings.listen(), 5_000);
                socket.setSoTimeout(10_000);
                Echo.upgrade(socket, "shop.test");
                fixture.apply(
                        table.route("new.test", "/", "new").runs("new", other).next());

                fixture.apply(table.runs("web", other).next());

                assertThat(fixture.router().ack().busy())
                        .containsExactly(echo.endpoint().task());
                assertThat(Echo.say(socket, "still there?")).isEqualTo("still there?");
            }
            Await.until("nothing is busy", () -> fixture.router().ack().busy().isEmpty());
        }
    }

    @Test
    void aRouteThatIsTakenAwayAnswersNotFoundWithoutAReload() throws Exception {
        Table table = fixture.table()
                .route("shop.test", "/", "web")
                .route("new.test", "/", "new")
                .runs("web", fixture.app("a"))
                .runs("new", fixture.app("b"));
        fixture.apply(table.next());
        Set<Long> before = Set.copyOf(fixture.processes());

        fixture.apply(table.noRoute("new.test").next());

        assertThat(fixture.get("new.test", "/").status()).isEqualTo(404);
        assertThat(fixture.processes()).containsExactlyInAnyOrderElementsOf(before);
        fixture.apply(table.route("new.test", "/", "new").next());
        assertThat(fixture.get("new.test", "/").app()).isEqualTo("b");
    }

    private Set<String> answering(int requests) throws Exception {
        Set<String> answered = new HashSet<>();
        try (Client client = fixture.client()) {
            for (int i = 0; i < requests; i++) {
                answered.add(client.get("shop.test", "/").app());
            }
        }
        return answered;
    }
}
