package dev.podium.portal.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.podium.portal.component.TestId;
import dev.podium.portal.fake.FakeApi;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Takes a picture of every screen, light and dark, wide and narrow: {@code Pictures <portal URL> <folder> [name part]}. */
public final class Pictures {
    /** A screen: its address, and what to press before the picture is taken. */
    private record Screen(String name, String path, List<String> clicks) {
        Screen(String name, String path) {
            this(name, path, List.of());
        }
    }

    private static final List<Screen> SCREENS = List.of(
            new Screen("apps", "apps"),
            new Screen("apps-none", "apps?q=nothing-like-it"),
            new Screen("instances", "apps/acme-prod/api"),
            new Screen("why", "apps/acme-prod/analytics"),
            new Screen("failing", "apps/acme-prod/worker?ended=1"),
            new Screen("logs", "apps/acme-prod/web?tab=logs"),
            new Screen("logs-filter", "apps/acme-prod/web?tab=logs&q=GET%20/p&wrap=1"),
            new Screen("events", "apps/acme-prod/worker?tab=events"),
            new Screen("settings", "apps/acme-prod/web?tab=settings"),
            new Screen("scale", "apps/acme-prod/web", List.of(TestId.APP_SCALE)),
            new Screen("manifest", "apps/acme-prod/web", List.of(TestId.APP_MANIFEST)),
            new Screen("delete", "apps/acme-prod/web?tab=settings", List.of(TestId.APP_DELETE)),
            new Screen("gone", "apps/acme-prod/nothing"),
            new Screen("deploy", "deploy"),
            new Screen("deploy-runtime", "deploy?ns=acme-prod&app=web&step=runtime"),
            new Screen("deploy-size", "deploy?ns=acme-prod&app=web&step=size"),
            new Screen("deploy-health", "deploy?ns=acme-prod&app=web&step=health"),
            new Screen("deploy-address", "deploy?ns=acme-prod&app=web&step=address"),
            new Screen("deploy-review", "deploy?ns=acme-prod&app=api&step=review"),
            new Screen("deploy-wrong", "deploy?step=review"),
            new Screen("nodes", "nodes"),
            new Screen("join", "nodes", List.of(TestId.NODE_JOIN, TestId.JOIN_CREATE)),
            new Screen("tenants", "tenants"),
            new Screen("tenant-new", "tenants", List.of(TestId.TENANT_NEW)),
            new Screen("start", "start"),
            new Screen("menu", "apps", List.of(TestId.USER_MENU)));

    private Pictures() {}

    public static void main(String[] args) {
        String portal = args[0];
        Path folder = Path.of(args[1]);
        String only = args.length > 2 ? args[2] : "";
        try (Browser browser = new Browser()) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                take(browser.open(1280, 800, scheme), portal, folder, only, "wide-" + scheme);
                take(browser.open(390, 844, scheme), portal, folder, only, "narrow-" + scheme);
            }
        }
    }

    private static void take(Page page, String portal, Path folder, String only, String kind) {
        page.onPageError(error -> System.out.println("error in the page: " + error));
        page.navigate(portal + "/login");
        page.getByTestId(TestId.LOGIN_USERNAME).locator("input").fill("admin");
        page.getByTestId(TestId.LOGIN_PASSWORD).locator("input").fill(FakeApi.PASSWORD);
        if (only.isEmpty() || only.equals("login")) {
            shoot(page, folder, "login", kind);
        }
        page.getByTestId(TestId.LOGIN_SUBMIT).click();
        page.getByTestId(TestId.USER_MENU).waitFor();
        for (Screen screen : SCREENS) {
            if (screen.name().contains(only)) {
                page.navigate(portal + "/" + screen.path());
                page.getByTestId(TestId.USER_MENU).waitFor();
                page.waitForTimeout(700);
                for (String click : screen.clicks()) {
                    page.getByTestId(click).first().click();
                    page.waitForTimeout(500);
                }
                shoot(page, folder, screen.name(), kind);
            }
        }
        page.context().close();
    }

    private static void shoot(Page page, Path folder, String name, String kind) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(name + "-" + kind.toLowerCase(Locale.ROOT) + ".png")));
    }
}
