package dev.podium.portal.app;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import dev.podium.api.contract.app.App;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.Notice;
import dev.podium.portal.live.LiveBinding;
import dev.podium.portal.live.LiveSnapshot;
import dev.podium.portal.platform.AppRef;
import dev.podium.portal.session.Access;
import dev.podium.portal.shell.ShellLayout;
import io.micronaut.context.annotation.Prototype;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One app: how it fares, why it does not, and everything that can be done with it. */
@Prototype
@Route(value = "apps/:namespace/:app", layout = ShellLayout.class)
public final class AppView extends Div implements BeforeEnterObserver, HasDynamicTitle, AppActions {
    private static final long serialVersionUID = 1L;

    private final transient AppPresenter presenter;
    private final transient AppDialogs dialogs;
    private final transient LogSource logSource;
    private final Map<AppAddress.Tab, Anchor> tabs = new EnumMap<>(AppAddress.Tab.class);
    private final Div instead = Markup.div("instead");
    private final Div content = Markup.div("app-content");
    private final WhyPanel why = new WhyPanel();
    private transient @Nullable AppAddress address;
    private @Nullable AppHeader header;
    private @Nullable Component tab;
    private transient @Nullable App app;
    private boolean deleted;

    AppView(AppPresenter presenter, AppDialogs dialogs, LogSource logSource) {
        this.presenter = presenter;
        this.dialogs = dialogs;
        this.logSource = logSource;
        addClassNames("page", "page--app");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        RouteParameters names = event.getRouteParameters();
        AppRef ref =
                new AppRef(names.get("namespace").orElse(""), names.get("app").orElse(""));
        AppAddress before = address;
        AppAddress now = AppAddress.of(ref, event.getLocation().getQueryParameters());
        address = now;
        if (before == null || !before.ref().equals(ref)) {
            build(now);
        }
        if (before == null || !before.ref().equals(ref) || before.tab() != now.tab()) {
            open(now);
        } else {
            update(now);
        }
        mark(now);
    }

    @Override
    public String getPageTitle() {
        AppAddress shown = address;
        return (shown == null ? "App" : shown.ref().name()) + " · Podium";
    }

    private void build(AppAddress now) {
        removeAll();
        deleted = false;
        AppHeader head = new AppHeader(now.ref(), presenter.mayWrite(now.ref()), this);
        header = head;
        Div whole = Markup.div("app-whole", head, why, tabBar(), content);
        whole.setVisible(false);
        add(instead, whole);
        LiveBinding.bind(whole, presenter.apps(now.ref()), snapshot -> draw(whole, snapshot, now.ref()));
    }

    private Nav tabBar() {
        Nav bar = new Nav();
        bar.addClassName("tabs");
        bar.getElement().setAttribute("aria-label", "Parts of this app");
        for (AppAddress.Tab each : AppAddress.Tab.values()) {
            Anchor link = Markup.inside("", Markup.icon(each.icon()), Markup.span("label", each.label()));
            link.addClassName("tab");
            tabs.put(each, Markup.testId(link, "tab-" + each.key()));
            bar.add(link);
        }
        return bar;
    }

    private void mark(AppAddress now) {
        tabs.forEach((each, link) -> {
            link.setHref(now.on(each).link());
            if (each == now.tab()) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    private void open(AppAddress now) {
        Component opened = switch (now.tab()) {
            case INSTANCES -> new InstancesTab(presenter.tasks(now.ref()), now);
            case LOGS ->
                presenter.mayReadLogs(now.ref())
                        ? new LogsTab(logSource, presenter.tasks(now.ref()), now)
                        : Notice.warning(
                                "The logs are not yours to read", "Needs the permission " + Access.APPS_LOGS + ".");
            case EVENTS -> new EventsTab(presenter.events(now.ref()));
            case SETTINGS -> new SettingsTab(now.ref(), presenter.mayWrite(now.ref()), this);
        };
        content.removeAll();
        content.add(opened);
        tab = opened;
        App known = app;
        if (opened instanceof SettingsTab settings && known != null) {
            settings.show(known);
        }
    }

    private void update(AppAddress now) {
        if (tab instanceof InstancesTab instances) {
            instances.show(now);
        } else if (tab instanceof LogsTab logs) {
            logs.show(now);
        }
    }

    private void draw(Div whole, LiveSnapshot<App> snapshot, AppRef ref) {
        instead.removeAll();
        AppPresenter.Picture picture = presenter.picture(snapshot, ref);
        whole.setVisible(picture instanceof AppPresenter.Picture.Shown);
        switch (picture) {
            case AppPresenter.Picture.Loading _ -> instead.add(Markup.div("skeleton"), Markup.div("skeleton"));
            case AppPresenter.Picture.Missing _ -> instead.add(missing(ref));
            case AppPresenter.Picture.Refused refused ->
                instead.add(Notice.error("This app cannot be shown", refused.why()));
            case AppPresenter.Picture.Shown shown -> draw(shown.app());
        }
    }

    private void draw(App now) {
        app = now;
        AppHeader head = header;
        if (head != null) {
            head.show(now);
        }
        why.show(now);
        if (tab instanceof SettingsTab settings) {
            settings.show(now);
        }
    }

    private Div missing(AppRef ref) {
        Anchor back = Markup.inside("apps", Markup.span("label", "All apps"));
        back.addClassNames("button", "button--plain");
        return app != null || deleted
                ? Notice.empty(
                        "trash", ref.name() + " is gone", "It has been deleted, and nothing of it runs any more.", back)
                : Notice.empty(
                        "search",
                        "There is no such app",
                        "No app " + ref.name() + " in " + ref.namespace() + " that you may see.",
                        back);
    }

    @Override
    public void change(AppRef ref) {
        getUI().ifPresent(ui ->
                ui.navigate("deploy", QueryParameters.simple(Map.of("ns", ref.namespace(), "app", ref.name()))));
    }

    @Override
    public void scale(AppRef ref) {
        Optional.ofNullable(app).ifPresent(dialogs::scale);
    }

    @Override
    public void restart(AppRef ref) {
        dialogs.restart(ref);
    }

    @Override
    public void delete(AppRef ref) {
        dialogs.delete(ref, () -> deleted = true);
    }

    @Override
    public void manifest(AppRef ref) {
        Optional.ofNullable(app).ifPresent(dialogs::manifest);
    }
}
