package dev.podium.node.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.podium.node.Await;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouterUnderLoadTest {
    private static final int CLIENTS = 4;

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
    void noRequestFailsWhileAllTasksAreReplacedTenTimes() throws Exception {
        App old = fixture.app("t0");
        Table table = fixture.table().route("shop.test", "/", "web").runs("web", old);
        fixture.apply(table.next());
        try (Load load = Load.on(fixture, "shop.test", CLIENTS)) {
            for (int round = 1; round <= 10; round++) {
                App next = fixture.app("t" + round);
                fixture.apply(table.runs("web", old, next).next());
                App replaced = next;
                Await.until("the new one answers", () -> replaced.requests.get() > 20);
                fixture.apply(table.runs("web", next).next());
                Await.until(
                        "the old one is done",
                        () -> fixture.router().ack().busy().isEmpty());
                old.close();
                old = next;
            }
            assertThat(load.failures()).isEmpty();
            assertThat(load.answered()).isGreaterThan(200);
        }
    }

    @Test
    void noRequestFailsWhileNewHostsComeByReload() throws Exception {
        App web = fixture.app("web");
        Table table = fixture.table().route("shop.test", "/", "web").runs("web", web);
        fixture.apply(table.next());
        try (Load load = Load.on(fixture, "shop.test", CLIENTS)) {
            for (int i = 1; i <= 5; i++) {
                App app = fixture.app("new" + i);
                fixture.apply(table.route("new" + i + ".test", "/", "new" + i)
                        .runs("new" + i, app)
                        .next());
                assertThat(fixture.get("new" + i + ".test", "/").app()).isEqualTo("new" + i);
            }
            assertThat(load.failures()).isEmpty();
        }
    }

    @Test
    void aConnectionKeptSinceBeforeAReloadSeesTheNewTable() throws Exception {
        App old = fixture.app("old");
        App next = fixture.app("next");
        Table table = fixture.table().route("shop.test", "/", "web").runs("web", old);
        fixture.apply(table.next());
        try (Client kept = fixture.client()) {
            assertThat(kept.get("shop.test", "/").app()).isEqualTo("old");
            fixture.apply(table.route("new.test", "/", "new").runs("new", next).next());
            fixture.apply(table.runs("web", next).next());
            old.close();

            Client.Answer answer = kept.get("shop.test", "/");

            assertThat(answer.app()).isEqualTo("next");
            assertThat(answer.body()).contains("X-forwarded-for=[127.0.0.1]").doesNotContain("X-podium-successor");
        }
    }

    @Test
    void noGetFailsWhenATaskIsKilledUnderLoadBeforeAnybodyKnows() throws Exception {
        App a = fixture.app("a");
        App b = fixture.app("b");
        App c = fixture.app("c");
        fixture.apply(fixture.table()
                .route("shop.test", "/", "web")
                .runs("web", a, b, c)
                .next());
        try (Load load = Load.on(fixture, "shop.test", CLIENTS)) {
            Await.until("all are busy", () -> a.requests.get() > 50);
            a.close();
            long before = load.answered();
            Await.until("many more were answered", () -> load.answered() > before + 500);
            assertThat(load.failures()).isEmpty();
        }
    }
}
