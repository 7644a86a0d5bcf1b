package dev.podium.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.podium.portal.PodiumPortal;
import dev.podium.portal.PortalSettings;
import dev.podium.portal.component.TestId;
import dev.podium.portal.fake.Await;
import dev.podium.portal.fake.FakeApi;
import dev.podium.portal.fake.FakeCluster;
import dev.podium.portal.fake.FakeDemo;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The main job in a real browser: sign in, deploy, watch it come up, scale it, read its log, delete it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobTest {
    private static final LocatorAssertions.HasCountOptions PATIENTLY =
            new LocatorAssertions.HasCountOptions().setTimeout(20_000);

    private final FakeCluster cluster = FakeDemo.populated();
    private final FakeApi api = FakeApi.start(cluster);
    private final PodiumPortal portal = PodiumPortal.start(new PortalSettings("127.0.0.1", 0, api.url()));
    private final Browser browser = new Browser();
    private final Page page = browser.open(1280, 800, ColorScheme.LIGHT);
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
    private final List<String> problems = new ArrayList<>();
    private final List<String> foreignRequests = new ArrayList<>();

    MainJobTest() throws Exception {}

    @BeforeAll
    void begin() {
        page.onPageError(problems::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(portal.url().toString())
                    && !request.url().startsWith("data:")) {
                foreignRequests.add(request.url());
            }
        });
        var _ = ticks.scheduleAtFixedRate(cluster::tick, 0, 100, TimeUnit.MILLISECONDS);
    }

    @AfterAll
    void end() {
        ticks.shutdownNow();
        browser.close();
        portal.close();
        api.close();
    }

    @Test
    @Order(1)
    void signing_in_leads_to_where_one_wanted_to_go() {
        page.navigate(portal.url() + "/apps?ns=acme-prod");
        fill(TestId.LOGIN_USERNAME, "dora");
        fill(TestId.LOGIN_PASSWORD, FakeApi.PASSWORD);
        click(TestId.LOGIN_SUBMIT);
        assertThat(row(TestId.APP_ROW, "acme-prod/web")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*/apps\\?ns=acme-prod$"));
        assertThat(page.context().cookies())
                .singleElement()
                .satisfies(cookie -> assertThat(cookie.httpOnly).isTrue());
    }

    @Test
    @Order(2)
    void image_name_and_port_are_enough_to_deploy() {
        click(TestId.APPS_DEPLOY);
        fill(TestId.DEPLOY_IMAGE, "registry.example/shop/basket:1");
        fill(TestId.DEPLOY_PORT, "8080");
        assertThat(page.getByTestId(TestId.DEPLOY_NAME).locator("input")).hasValue("basket");
        click(TestId.DEPLOY_REVIEW);
        assertThat(page.getByTestId(TestId.DEPLOY_DIFF)).containsText("shop/basket:1");
        click(TestId.DEPLOY_SUBMIT);
        assertThat(page.getByTestId(TestId.APP_TITLE)).hasText("basket");
        assertThat(instances("READY")).hasCount(1, PATIENTLY);
        assertThat(page.getByTestId(TestId.APP_STATUS)).hasText("Running");
    }

    @Test
    @Order(3)
    void scaled_up_it_shows_its_instances_as_they_come() {
        click(TestId.APP_SCALE);
        fill(TestId.SCALE_REPLICAS, "5");
        click(TestId.SCALE_SUBMIT);
        assertThat(instances("READY")).hasCount(5, PATIENTLY);
        assertThat(page.getByTestId(TestId.APP_COUNT)).hasText("5 of 5");
    }

    @Test
    @Order(4)
    void a_crash_heals_before_one_s_eyes() {
        String victim = instances("READY").first().getAttribute("data-name");
        cluster.crash(victim);
        assertThat(row(TestId.INSTANCE_ROW, victim)).hasCount(0, PATIENTLY);
        assertThat(instances("READY")).hasCount(5, PATIENTLY);
    }

    @Test
    @Order(5)
    void the_log_follows_filters_pauses_and_downloads() throws Exception {
        click(TestId.TAB_LOGS);
        Locator lines = page.locator("podium-log .log-line:visible");
        assertThat(lines.first()).isVisible();
        fill(TestId.LOG_FILTER, "slow query");
        assertThat(page.locator("podium-log mark").first()).hasText("slow query");
        assertThat(page.locator("podium-log .log-line:visible:not(:has(mark))")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile(".*q=slow.*"));
        click(TestId.LOG_FOLLOW);
        assertThat(page.getByTestId(TestId.LOG_FOLLOW)).hasText("Follow");
        var download = page.waitForDownload(() -> click(TestId.LOG_DOWNLOAD));
        assertThat(download.suggestedFilename()).isEqualTo("acme-prod-basket.log");
        assertThat(Files.readString(download.path())).contains("stdout GET /products");
    }

    @Test
    @Order(6)
    void the_page_says_when_it_is_not_current_and_recovers_by_itself() throws Exception {
        click(TestId.TAB_EVENTS);
        assertThat(page.getByTestId(TestId.EVENT_ROW).first()).isVisible();
        api.goAway();
        assertThat(page.getByTestId(TestId.LIVE_MARK)).hasText("Paused");
        api.comeBack();
        assertThat(page.getByTestId(TestId.LIVE_MARK))
                .hasText("Live", new LocatorAssertions.HasTextOptions().setTimeout(20_000));
    }

    @Test
    @Order(7)
    void deleting_takes_the_name_typed() {
        click(TestId.APP_DELETE);
        assertThat(page.getByTestId(TestId.CONFIRM_SUBMIT)).isDisabled();
        fill(TestId.CONFIRM_NAME, "basket");
        click(TestId.CONFIRM_SUBMIT);
        assertThat(page.getByText("basket is gone")).isVisible();
    }

    @Test
    @Order(8)
    void the_theme_is_chosen_and_kept_and_signing_out_ends_everything() throws Exception {
        click(TestId.USER_MENU);
        click(TestId.THEME_DARK);
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-scheme", "dark");
        click(TestId.USER_MENU);
        click(TestId.SIGN_OUT);
        page.getByTestId(TestId.LOGIN_SUBMIT).waitFor();
        Await.until("no stream is open", () -> api.openWatches() == 0);
        page.navigate(portal.url() + "/apps");
        page.getByTestId(TestId.LOGIN_SUBMIT).waitFor();
        assertThat(problems).isEmpty();
        assertThat(foreignRequests).isEmpty();
    }

    private void fill(String testId, String value) {
        Locator field = page.getByTestId(testId).locator("input, textarea").first();
        field.fill(value);
        field.blur();
    }

    private void click(String testId) {
        page.getByTestId(testId).first().click();
    }

    private Locator row(String testId, String name) {
        return page.locator("[data-testid=\"" + testId + "\"][data-name=\"" + name + "\"]");
    }

    private Locator instances(String state) {
        return page.locator("[data-testid=\"" + TestId.INSTANCE_ROW + "\"][data-state=\"" + state + "\"]");
    }
}
