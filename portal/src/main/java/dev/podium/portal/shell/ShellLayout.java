package dev.podium.portal.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLayout;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.TestId;
import dev.podium.portal.login.LoginView;
import dev.podium.portal.session.Access;
import dev.podium.portal.session.PortalSession;
import io.micronaut.context.annotation.Prototype;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The frame around every page: where one is, where one can go, who one is and whether what one sees is current. */
@Prototype
public final class ShellLayout extends Div implements RouterLayout, AfterNavigationObserver {
    private static final long serialVersionUID = 1L;

    private final transient PortalSession session;
    private final NamespaceSwitcher switcher;
    private final Main main = new Main();
    private final Map<String, Anchor> links = new LinkedHashMap<>();
    private transient @Nullable Runnable stopListening;

    ShellLayout(PortalSession session, NamespaceSwitcher switcher, UserMenu userMenu) {
        this.session = session;
        this.switcher = switcher;
        addClassName("shell");
        main.addClassName("shell-main");
        main.setId("content");
        Anchor skip = new Anchor("#content", "Skip to the content");
        skip.addClassName("skip-link");
        Div spacer = Markup.div("shell-spacer");
        add(
                skip,
                navigation(),
                Markup.div(
                        "shell-bar",
                        brand("shell-brand shell-brand--bar"),
                        switcher,
                        spacer,
                        new LiveMark(session.live()),
                        userMenu),
                main);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().removeAllChildren();
        if (content != null) {
            main.getElement().appendChild(content.getElement());
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String path = event.getLocation().getPath();
        links.forEach((prefix, link) -> {
            if (path.equals(prefix) || path.startsWith(prefix + "/")) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
        switcher.show(event.getLocation());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        stopListening = session.onEnd(ui.accessLater(
                () -> ui.navigate(LoginView.class, QueryParameters.simple(Map.of("ended", "1", "from", here(ui)))),
                () -> {}));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        Runnable stop = stopListening;
        if (stop != null) {
            stop.run();
        }
    }

    private static String here(UI ui) {
        return ui.getInternals().getActiveViewLocation().getPathWithQueryParameters();
    }

    private Nav navigation() {
        Nav nav = new Nav();
        nav.addClassName("shell-nav");
        nav.getElement().setAttribute("aria-label", "Main");
        nav.add(brand("shell-brand"));
        nav.add(Markup.text("nav-group", "Workspace"), link("apps", "Apps", "apps", TestId.NAV_APPS));
        Access access = session.access();
        List<Anchor> platform = List.of(
                link("nodes", "Nodes", "node", TestId.NAV_NODES),
                link("tenants", "Tenants", "tenant", TestId.NAV_TENANTS),
                link("audit", "Audit", "search", TestId.NAV_AUDIT));
        nav.add(Markup.text("nav-group", "Platform"));
        platform.forEach(nav::add);
        close(platform.getFirst(), access, Access.NODES_READ);
        close(platform.getLast(), access, Access.AUDIT_READ);
        return nav;
    }

    /** Greys a link out that leads nowhere for this person. */
    private static void close(Anchor link, Access access, String permission) {
        if (!access.anywhere(permission)) {
            link.removeHref();
            link.getElement().setAttribute("aria-disabled", "true");
            link.setTitle("Needs the permission " + permission);
        }
    }

    private Anchor link(String path, String label, String icon, String testId) {
        Anchor link = Markup.inside(path, Markup.icon(icon), Markup.span("nav-label", label));
        link.addClassName("nav-link");
        links.put(path, link);
        return Markup.testId(link, testId);
    }

    private static Anchor brand(String classes) {
        Anchor brand = Markup.inside("apps", Markup.div("brand-mark"), Markup.span("brand-word", "Podium"));
        brand.addClassNames(classes.split(" "));
        return brand;
    }
}
