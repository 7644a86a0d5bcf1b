package dev.podium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A developer's first hour: signs in, deploys an app, opens it, scales it, sees it heal, reads its logs, removes it. */
@ExtendWith(Platform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(2)
class JourneyTest {
    private static final String NAMESPACE = "e2e-journey";
    private static final LocatorAssertions.HasCountOptions PATIENTLY =
            new LocatorAssertions.HasCountOptions().setTimeout(30_000);

    private final Installation podium;
    private final Chromium portal;
    private final Tenant tenant;

    JourneyTest(Installation podium) {
        this.podium = podium;
        this.portal = new Chromium(podium.portalUrl());
        this.tenant = Tenant.of(podium, NAMESPACE);
    }

    @BeforeAll
    void someone_who_is_not_signed_in_is_asked_to() {
        portal.open("/apps");
        portal.control("login-username").waitFor();
        portal.photograph("login");
    }

    @AfterAll
    void close() {
        portal.close();
    }

    @Test
    @Order(1)
    void a_wrong_password_is_refused_in_words_and_the_right_one_leads_to_the_apps() {
        portal.fill("login-username", "admin");
        portal.fill("login-password", "not the password");
        portal.click("login-submit");
        assertThat(portal.control("login-message")).containsText("password");
        portal.signIn("admin", Installation.PASSWORD);
        assertThat(portal.row("app-row", "demo/hello")).isVisible();
        portal.photograph("apps");
    }

    @Test
    @Order(2)
    void an_image_a_name_and_a_port_are_enough_to_deploy() {
        portal.open("/deploy?ns=" + NAMESPACE);
        portal.fill("deploy-name", "shop");
        portal.fill("deploy-image", Tenant.IMAGE);
        portal.fill("deploy-port", "8080");
        portal.photograph("deploy");
        portal.click("deploy-review");
        assertThat(portal.control("deploy-diff")).containsText(Tenant.IMAGE);
        assertThat(portal.control("deploy-placement")).containsText(podium.nodeName());
        portal.photograph("deploy-review");
        portal.click("deploy-submit");
        assertThat(portal.control("app-title")).containsText("shop");
        assertThat(portal.rows("instance-row", "READY")).hasCount(1, PATIENTLY);
        portal.photograph("app");
    }

    @Test
    @Order(3)
    void its_address_answers_in_the_browser() {
        String address = portal.control("app-url").first().getAttribute("href");
        assertThat(address).startsWith("http://" + tenant.host("shop") + ":" + podium.port("ROUTER"));
        try (Chromium visitor = new Chromium(address)) {
            visitor.open("");
            assertThat(visitor.page().locator("h1")).containsText("Hello from Podium");
        }
    }

    @Test
    @Order(4)
    void scaled_to_five_all_five_share_the_load() {
        portal.click("app-scale");
        portal.fill("scale-replicas", "5");
        portal.photograph("app-scale");
        portal.click("scale-submit");
        assertThat(portal.rows("instance-row", "READY")).hasCount(5, PATIENTLY);
        Router router = podium.router();
        List<String> tasks = Stream.generate(
                        () -> router.get(tenant.host("shop"), "/").body())
                .limit(20)
                .map(body -> body.replaceAll("(?s).*<dt>Task</dt><dd>([^<]*)</dd>.*", "$1"))
                .distinct()
                .toList();
        assertThat(tasks).hasSize(5);
    }

    @Test
    @Order(5)
    void a_killed_instance_is_replaced_before_ones_eyes() {
        String victim = podium.containers(NAMESPACE, "shop").getFirst();
        Shell.run("docker", "kill", victim);
        Await.until("it is replaced", Duration.ofSeconds(15), () -> {
            List<String> now = podium.containers(NAMESPACE, "shop");
            return now.size() == 5 && !now.contains(victim);
        });
        assertThat(portal.rows("instance-row", "READY")).hasCount(5, PATIENTLY);
        portal.photograph("app-healed");
    }

    @Test
    @Order(6)
    void its_logs_are_shown_and_its_events_tell_what_happened() {
        portal.click("tab-logs");
        assertThat(portal.control("log")).containsText("GET /");
        portal.photograph("app-logs");
        portal.click("tab-events");
        assertThat(portal.control("event-row").first()).isVisible();
        portal.photograph("app-events");
        portal.click("tab-settings");
        portal.photograph("app-settings");
    }

    @Test
    @Order(7)
    void an_image_that_cannot_run_says_why() {
        portal.open("/deploy?ns=" + NAMESPACE);
        portal.fill("deploy-name", "typo");
        portal.fill("deploy-image", "127.0.0.1:1/shop/nowhere:1");
        portal.fill("deploy-port", "8080");
        portal.click("deploy-review");
        portal.click("deploy-submit");
        assertThat(portal.control("app-why")).containsText("127.0.0.1:1/shop/nowhere:1");
        portal.photograph("app-why");
    }

    @Test
    @Order(8)
    void a_wrong_entry_is_marked_at_its_field() {
        portal.open("/deploy?ns=" + NAMESPACE);
        portal.fill("deploy-name", "Not A Name");
        portal.fill("deploy-image", "UPPER/case:1");
        portal.fill("deploy-port", "70000");
        portal.click("deploy-review");
        assertThat(portal.page().locator("[data-testid=deploy-name][invalid]")).isVisible();
        portal.photograph("deploy-errors");
    }

    @Test
    @Order(9)
    void the_nodes_page_shows_the_machine_and_makes_a_join_command() {
        portal.open("/nodes");
        assertThat(portal.row("node-row", podium.nodeName())).isVisible();
        portal.photograph("nodes");
        portal.click("node-join");
        portal.click("join-create");
        assertThat(portal.control("join-command")).containsText("PODIUM-1-");
        portal.photograph("nodes-join");
        portal.open("/tenants");
        assertThat(portal.row("tenant-row", "e2e")).isVisible();
        portal.photograph("tenants");
        portal.open("/start");
        portal.control("start-deploy").waitFor();
        portal.photograph("start");
    }

    @Test
    @Order(10)
    void deleting_an_app_takes_its_name_typed_and_leaves_nothing_behind() {
        portal.open("/apps/" + NAMESPACE + "/shop");
        portal.click("app-delete");
        portal.fill("confirm-name", "shop");
        portal.photograph("app-delete");
        portal.click("confirm-submit");
        Await.until(
                "its containers are gone",
                Duration.ofSeconds(60),
                () -> podium.containers(NAMESPACE, "shop").isEmpty());
        portal.open("/apps?ns=" + NAMESPACE);
        assertThat(portal.row("app-row", NAMESPACE + "/shop")).hasCount(0, PATIENTLY);
    }
}
