package dev.podium.node.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.node.Await;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouterResilienceTest {
    @TempDir
    Path home;

    private RouterFixture fixture;
    private Table table;

    @BeforeEach
    void start() throws Exception {
        fixture = new RouterFixture(home);
        table = fixture.table().route("shop.test", "/", "web").runs("web", fixture.app("a"));
        fixture.apply(table.next());
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void aKilledHaproxyComesBackDoingTheSame() throws Exception {
        long killed = fixture.master();

        assertThat(ProcessHandle.of(killed).orElseThrow().destroyForcibly()).isTrue();

        Await.until("another HAProxy routes", () -> !fixture.processes().contains(killed) && answers("a"));
        Await.until("all is well", () -> fixture.router().problem().isEmpty());
    }

    @Test
    void aNewDaemonAdoptsTheHaproxyOfTheOneBefore() throws Exception {
        Set<Long> before = Set.copyOf(fixture.processes());
        try (Load load = Load.on(fixture, "shop.test", 2)) {
            fixture.restartDaemon();
            App b = fixture.app("b");
            fixture.apply(table.runs("web", b).next());

            assertThat(fixture.get("shop.test", "/").app()).isEqualTo("b");
            assertThat(load.failures()).isEmpty();
        }
        assertThat(fixture.processes()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void whatChangedInHaproxyWhileNoDaemonWatchedIsPutRight() throws Exception {
        fixture.control("set server demo:web:" + fixture.appPort + "/a state maint");
        fixture.control("add map routes.map stray.test/ demo:web:" + fixture.appPort);

        fixture.restartDaemon();
        fixture.apply(table.next());

        assertThat(answers("a")).isTrue();
        assertThat(fixture.get("stray.test", "/").status()).isEqualTo(404);
    }

    @Test
    void aHaproxyWhoseControlSocketIsBrokenIsReplacedWithoutAFailedRequest() throws Exception {
        long before = fixture.master();
        try (Load load = Load.on(fixture, "shop.test", 4)) {
            Files.delete(fixture.settings.directory().resolve("master.sock"));
            fixture.router().apply(table.runs("web", fixture.app("b")).next());

            Await.until("the new table is in force", () -> answers("b"));
            Await.until("only the new one is left", () -> {
                var masters = fixture.processes();
                return !masters.isEmpty() && !masters.contains(before);
            });
            assertThat(load.failures()).isEmpty();
        }
        Await.until("all is well again", () -> fixture.router().problem().isEmpty());
    }

    @Test
    void aConfigurationHaproxyRefusesNeverReplacesAGoodOne() throws Exception {
        Path page = fixture.settings.directory().resolve("pages/no-route.html");
        Path aside = page.resolveSibling("aside");
        Files.move(page, aside);
        fixture.router()
                .apply(table.route("new.test", "/", "new")
                        .runs("new", fixture.app("b"))
                        .runs("web", fixture.app("c"))
                        .next());

        Await.until("it is said", () -> fixture.router().problem().contains("the old one stays"));
        Await.until("what needs no reload is in force all the same", () -> answers("c"));
        assertThat(fixture.router().ack().version()).isEqualTo(1);
        Files.move(aside, page);

        Await.until("it is tried again", () -> fixture.router().ack().version() == 2);
        assertThat(fixture.get("new.test", "/").app()).isEqualTo("b");
        assertThat(fixture.router().problem()).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsToldWithItsHolderAndTakenOnceItIsFree() throws Exception {
        fixture.router().end();
        Await.until("the port is free", () -> fixture.processes().isEmpty());
        int port = fixture.settings.listen().getPort();
        try (ServerSocket other = new ServerSocket()) {
            other.bind(fixture.settings.listen());
            fixture.restartDaemon();
            Await.until("it is said", () -> !fixture.router().problem().isEmpty());

            assertThat(fixture.router().problem())
                    .contains("port " + port + " is taken by ")
                    .contains("(process " + ProcessHandle.current().pid() + ")")
                    .contains("PODIUM_ROUTER_PORT");
            assertThat(fixture.router().address()).isEmpty();
        }
        Await.until("it serves", () -> fixture.router().problem().isEmpty() && answers("a"));
        assertThat(fixture.router().address()).isEqualTo("127.0.0.1:" + port);
    }

    @Test
    void threeHundredRoutesAreAppliedAtOnceAndChangedOneByOne() throws Exception {
        App app = fixture.app("many");
        for (int i = 0; i < 300; i++) {
            table.route("host" + i + ".test", "/", "app" + i).runs("app" + i, app);
        }
        fixture.apply(table.next());
        assertThat(fixture.get("host299.test", "/").app()).isEqualTo("many");

        App other = fixture.app("other");
        fixture.apply(table.runs("app7", other).next());

        assertThat(fixture.get("host7.test", "/").app()).isEqualTo("other");
        assertThat(fixture.get("host8.test", "/").app()).isEqualTo("many");
    }

    @Test
    void hostsAndPathsThatHaproxyCouldMisreadAreLeftOut() throws Exception {
        fixture.apply(table.route("shop.test", "/a;shutdown frontend http", "web")
                .route("bad host", "/", "web")
                .route("shop.test", "/ok", "web")
                .next());

        assertThat(fixture.control("show map routes.map").lines().count()).isEqualTo(2);
        assertThat(fixture.get("shop.test", "/ok").app()).isEqualTo("a");
    }

    private boolean answers(String app) {
        try {
            return fixture.get("shop.test", "/").app().equals(app);
        } catch (IOException notYet) {
            return false;
        }
    }
}
