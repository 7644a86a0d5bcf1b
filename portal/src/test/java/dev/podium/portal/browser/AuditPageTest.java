package dev.podium.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.podium.portal.PodiumPortal;
import dev.podium.portal.PortalSettings;
import dev.podium.portal.component.TestId;
import dev.podium.portal.fake.FakeApi;
import dev.podium.portal.fake.FakeDemo;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An auditor's questions: who was denied, what was changed, is it as it was written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditPageTest {
    private final FakeApi api = FakeApi.start(FakeDemo.populated());
    private final PodiumPortal portal = PodiumPortal.start(new PortalSettings("127.0.0.1", 0, api.url()));
    private final Browser browser = new Browser();

    AuditPageTest() throws Exception {}

    @AfterAll
    void end() {
        browser.close();
        portal.close();
        api.close();
    }

    private Page signedIn(String user) {
        Page page = browser.open(1280, 800, ColorScheme.LIGHT);
        page.navigate(portal.url() + "/audit");
        page.getByTestId(TestId.LOGIN_USERNAME).locator("input").fill(user);
        page.getByTestId(TestId.LOGIN_PASSWORD).locator("input").fill(FakeApi.PASSWORD);
        page.getByTestId(TestId.LOGIN_SUBMIT).click();
        return page;
    }

    @Test
    void an_auditor_finds_who_was_denied_and_what_changed_and_verifies() {
        Page page = signedIn("admin");
        // The list keeps the elements of rows that are gone, out of sight, for those to come.
        Locator rows = page.getByTestId(TestId.AUDIT_ROW).filter(new Locator.FilterOptions().setVisible(true));
        assertThat(rows).hasCount(2);

        page.getByTestId(TestId.AUDIT_OUTCOME + "Denied").click();
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText("vic");
        assertThat(page).hasURL(Pattern.compile(".*/audit\\?outcome=Denied$"));

        page.navigate(portal.url() + "/audit?who=dora");
        assertThat(rows).hasCount(1);
        page.getByTestId(TestId.AUDIT_OPEN).click();
        assertThat(page.getByTestId(TestId.AUDIT_CHANGES)).containsText("shop/web:1");
        assertThat(page.getByTestId(TestId.AUDIT_CHANGES)).containsText("shop/web:2");
        page.keyboard().press("Escape");

        page.getByTestId(TestId.AUDIT_VERIFY).click();
        assertThat(page.getByTestId(TestId.AUDIT_VERDICT)).containsText("intact");
    }

    @Test
    void who_may_not_see_it_is_told_which_permission_is_missing() {
        Page page = signedIn("dora");
        assertThat(page.getByText("Needs the permission audit:read").first()).isVisible();
        assertThat(page.getByTestId(TestId.AUDIT_ROW)).hasCount(0);
    }
}
