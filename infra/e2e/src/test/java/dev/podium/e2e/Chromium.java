package dev.podium.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The portal in a real browser. Controls are found by their {@code data-testid}. */
final class Chromium implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    private final Page page;
    private final String url;

    Chromium(String url) {
        this.url = url;
        this.page = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800))
                .newPage();
        page.setDefaultTimeout(20_000);
    }

    Page page() {
        return page;
    }

    void open(String path) {
        page.navigate(url + path);
    }

    Locator control(String testId) {
        return page.getByTestId(testId);
    }

    /** The row of a list that shows what has this name. */
    Locator row(String testId, String name) {
        return page.locator("[data-testid=\"" + testId + "\"][data-name=\"" + name + "\"]");
    }

    /** All rows of a list in this state. */
    Locator rows(String testId, String state) {
        return page.locator("[data-testid=\"" + testId + "\"][data-state=\"" + state + "\"]");
    }

    void fill(String testId, String value) {
        Locator field = control(testId).locator("input, textarea").first();
        field.fill(value);
        field.blur();
    }

    void click(String testId) {
        control(testId).first().click();
    }

    void signIn(String user, String password) {
        open("/login");
        fill("login-username", user);
        fill("login-password", password);
        click("login-submit");
        control("user-menu").waitFor();
    }

    /** Pictures of the present screen, wide and narrow, light and dark, into {@code target/screenshots}. */
    void photograph(String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : List.of(1280, 390)) {
                page.setViewportSize(width, 800);
                String file = name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width + ".png";
                page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(file)));
            }
        }
        page.setViewportSize(1280, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
