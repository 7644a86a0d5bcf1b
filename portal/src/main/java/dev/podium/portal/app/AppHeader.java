package dev.podium.portal.app;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import dev.podium.api.contract.app.App;
import dev.podium.portal.component.ImageName;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.Status;
import dev.podium.portal.component.StatusMark;
import dev.podium.portal.component.TestId;
import dev.podium.portal.platform.AppRef;
import dev.podium.portal.session.Access;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The head of an app's page: which app, how it fares, where it answers, and what can be done with it. */
final class AppHeader extends Div {
    private static final long serialVersionUID = 1L;

    private final StatusMark status = new StatusMark(Status.ofApp("Deploying"));
    private final Span count = Markup.testId(Markup.span("fact-value num", ""), TestId.APP_COUNT);
    private final Span image = Markup.span("fact-value mono", "");
    private final Span release = Markup.span("fact-value num", "");
    private final Markup.Age age = Markup.age(Instant.EPOCH);
    private final Div urls = Markup.div("app-urls");
    private transient List<String> shownUrls = List.of();

    AppHeader(AppRef ref, boolean mayWrite, AppActions actions) {
        addClassName("app-head");
        status.addClassName("pill");
        Markup.testId(status, TestId.APP_STATUS);
        add(
                Markup.div("app-crumb", namespaceLink(ref)),
                Markup.div(
                        "page-head",
                        Markup.div("app-name", Markup.testId(Markup.title(ref.name()), TestId.APP_TITLE), status),
                        buttons(ref, mayWrite, actions)),
                Markup.div(
                        "app-facts",
                        fact("Address", urls),
                        fact("Ready", count),
                        fact("Image", image),
                        fact("Release", release),
                        fact("Changed", age)));
    }

    void show(App app) {
        var now = app.status();
        status.show(Status.ofApp(now.state()));
        count.setText(now.ready() + " of " + now.desired());
        ImageName name = ImageName.of(app.spec().image());
        image.setText(name.brief());
        image.setTitle(name.full() + (now.imageDigest() == null ? "" : "\n" + now.imageDigest()));
        release.setText(Integer.toString(now.release()));
        age.show(app.metadata().updatedAt());
        showUrls(now.urls());
    }

    private void showUrls(List<String> now) {
        if (now.equals(shownUrls) && urls.getComponentCount() > 0) {
            return;
        }
        shownUrls = List.copyOf(now);
        urls.removeAll();
        now.stream()
                .map(url -> Markup.testId(Markup.external(url), TestId.APP_URL))
                .forEach(urls::add);
        if (now.isEmpty()) {
            urls.add(Markup.span("faint", "not routed"));
        }
    }

    private static Anchor namespaceLink(AppRef ref) {
        String query = QueryParameters.simple(Map.of("ns", ref.namespace())).getQueryString();
        return Markup.inside("apps?" + query, Markup.icon("left"), Markup.span("label", "Apps in " + ref.namespace()));
    }

    private static Div buttons(AppRef ref, boolean mayWrite, AppActions actions) {
        NativeButton change = button("Change", "edit", TestId.APP_CHANGE, () -> actions.change(ref));
        NativeButton scale = button("Scale", "scale", TestId.APP_SCALE, () -> actions.scale(ref));
        NativeButton restart = button("Restart", "restart", TestId.APP_RESTART, () -> actions.restart(ref));
        NativeButton manifest = button("YAML / curl", "code", TestId.APP_MANIFEST, () -> actions.manifest(ref));
        NativeButton delete = button("Delete", "trash", TestId.APP_DELETE, () -> actions.delete(ref));
        for (NativeButton writing : List.of(change, scale, restart, delete)) {
            Markup.permit(writing, mayWrite, Access.APPS_WRITE);
        }
        return Markup.div("app-actions", manifest, delete, restart, scale, change);
    }

    private static NativeButton button(String label, String icon, String testId, Runnable action) {
        NativeButton button = Markup.button(label, icon, "plain");
        button.addClickListener(click -> action.run());
        return Markup.testId(button, testId);
    }

    private static Div fact(String name, Component value) {
        return Markup.div("fact", Markup.span("fact-name", name), value);
    }
}
