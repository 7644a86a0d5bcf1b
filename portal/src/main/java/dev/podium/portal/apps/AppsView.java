package dev.podium.portal.apps;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.podium.api.contract.app.App;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.Notice;
import dev.podium.portal.component.RowList;
import dev.podium.portal.component.Status;
import dev.podium.portal.component.StatusMark;
import dev.podium.portal.component.TestId;
import dev.podium.portal.live.LiveBinding;
import dev.podium.portal.live.LiveSnapshot;
import dev.podium.portal.session.Access;
import dev.podium.portal.shell.ShellLayout;
import io.micronaut.context.annotation.Prototype;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every app of a namespace, or of all of them, with how it fares. */
@Prototype
@Route(value = "apps", layout = ShellLayout.class)
@PageTitle("Apps · Podium")
public final class AppsView extends Div implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final transient AppsPresenter presenter;
    private final TextField search = new TextField();
    private final Div states = Markup.div("chips");
    private final NativeButton deploy = Markup.button("Deploy an app", "plus", "primary");
    private final Div instead = Markup.div("instead");
    private final RowList<AppRow> rows = new RowList<>(
            "rows--apps",
            List.of("App", "Status", "Instances", "Image", "Address", "Changed"),
            template(),
            row -> row.ref().toString());
    private transient AppsFilter filter = new AppsFilter(Optional.empty(), "", Optional.empty());
    private transient @Nullable Div bound;

    AppsView(AppsPresenter presenter) {
        this.presenter = presenter;
        addClassNames("page", "page--list");
        Markup.testId(deploy, TestId.APPS_DEPLOY);
        deploy.addClickListener(click -> toDeploy());
        search.setPlaceholder("Name, image or address");
        search.setAriaLabel("Filter apps");
        search.setPrefixComponent(Markup.icon("search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addClassName("search");
        Markup.testId(search, TestId.APPS_FILTER);
        search.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(filter.withText(change.getValue()));
            }
        });
        add(
                Markup.div("page-head", Markup.title("Apps"), deploy),
                Markup.div("toolbar", search, states),
                instead,
                rows);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        AppsFilter wanted = presenter.settle(AppsFilter.of(event.getLocation().getQueryParameters()));
        boolean other = bound == null || !wanted.namespace().equals(filter.namespace());
        filter = wanted;
        search.setValue(wanted.text());
        Markup.permit(deploy, presenter.mayDeploy(wanted.namespace()), Access.APPS_WRITE);
        if (other) {
            follow();
        } else {
            draw(presenter.apps(filter).snapshot());
        }
    }

    /** The binding lives on an invisible element, so that another namespace ends it with its element. */
    private void follow() {
        if (bound != null) {
            remove(bound);
        }
        Div anchor = new Div();
        anchor.setVisible(false);
        LiveBinding.bind(anchor, presenter.apps(filter), this::draw);
        add(anchor);
        bound = anchor;
    }

    private void draw(LiveSnapshot<App> snapshot) {
        AppsPresenter.Picture picture = presenter.picture(snapshot, filter);
        instead.removeAll();
        rows.setVisible(picture instanceof AppsPresenter.Picture.Rows);
        switch (picture) {
            case AppsPresenter.Picture.Loading _ ->
                instead.add(Markup.div("skeleton"), Markup.div("skeleton"), Markup.div("skeleton"));
            case AppsPresenter.Picture.Refused refused ->
                instead.add(Notice.error("The apps cannot be shown", refused.why()));
            case AppsPresenter.Picture.Nothing nothing -> {
                states.removeAll();
                instead.add(nothing(nothing));
            }
            case AppsPresenter.Picture.NoMatch noMatch -> {
                states(noMatch.counts());
                NativeButton all = Markup.button("Show all", "", "plain");
                all.addClickListener(click -> go(new AppsFilter(filter.namespace(), "", Optional.empty())));
                instead.add(Notice.empty(
                        "search", "No app matches", "Nothing here has that name, image, address or state.", all));
            }
            case AppsPresenter.Picture.Rows shown -> {
                states(shown.counts());
                rows.show(shown.rows());
            }
        }
    }

    private Div nothing(AppsPresenter.Picture.Nothing nothing) {
        if (nothing.needsNamespace()) {
            NativeButton start = Markup.button("First steps", "rocket", "plain");
            start.addClickListener(click -> getUI().ifPresent(ui -> ui.navigate("start")));
            return Notice.empty(
                    "apps", "Nothing here yet", "Apps live in a namespace, and there is none you can see yet.", start);
        }
        if (!nothing.mayDeploy()) {
            return Notice.empty("apps", "No apps yet", "Nobody has deployed one here. You may look, but not deploy.");
        }
        NativeButton first = Markup.button("Deploy the first one", "plus", "plain");
        first.addClickListener(click -> toDeploy());
        return Notice.empty("apps", "No apps yet", "An image, a name and a port are enough.", first);
    }

    private void states(Map<String, Long> counts) {
        states.removeAll();
        if (counts.size() < 2 && filter.state().isEmpty()) {
            return;
        }
        counts.forEach((state, count) -> {
            NativeButton chip = new NativeButton();
            chip.addClassName("chip");
            chip.add(new StatusMark(Status.ofApp(state)), Markup.span("chip-count", Long.toString(count)));
            boolean on = filter.state().equals(Optional.of(state));
            chip.getElement().setAttribute("aria-pressed", Boolean.toString(on));
            chip.getElement().setAttribute("type", "button");
            chip.addClickListener(click -> go(filter.withState(on ? Optional.empty() : Optional.of(state))));
            states.add(chip);
        });
    }

    private void go(AppsFilter wanted) {
        getUI().ifPresent(ui -> ui.navigate("apps", wanted.parameters()));
    }

    private void toDeploy() {
        UI ui = getUI().orElseThrow();
        ui.navigate(
                "deploy",
                filter.namespace()
                        .map(ns -> QueryParameters.simple(Map.of("ns", ns)))
                        .orElse(QueryParameters.empty()));
    }

    private static LitRenderer<AppRow> template() {
        return LitRenderer.<AppRow>of("""
                        <div class="row" data-testid="app-row" data-name="${item.key}">
                          <div class="cell cell-name">
                            <a class="row-link" href="${item.path}" router-link>${item.name}</a>
                            <span class="cell-sub">${item.namespace}</span>
                          </div>
                          <div class="cell cell-status">
                            <span class="status ${item.tone}"><podium-icon name="${item.icon}"></podium-icon><span>${item.word}</span></span>
                            <span class="cell-sub" title="${item.message}">${item.message}</span>
                          </div>
                          <div class="cell cell-count"><span class="num">${item.ready}</span><span class="faint">/${item.desired}</span></div>
                          <div class="cell cell-image mono" title="${item.imageFull}">${item.image}</div>
                          <div class="cell cell-url"><a class="external" href="${item.url}" target="_blank" rel="noopener" ?hidden="${!item.url}"><podium-icon name="link"></podium-icon><span>${item.host}</span></a></div>
                          <div class="cell cell-age faint"><podium-age at="${item.changed}"></podium-age></div>
                        </div>
                        """)
                .withProperty("key", row -> row.ref().toString())
                .withProperty("path", row -> row.ref().path())
                .withProperty("name", row -> row.ref().name())
                .withProperty("namespace", row -> row.ref().namespace())
                .withProperty("tone", row -> row.status().tone().styleClass())
                .withProperty("icon", row -> row.status().icon())
                .withProperty("word", row -> row.status().word())
                .withProperty("message", AppRow::message)
                .withProperty("ready", AppRow::ready)
                .withProperty("desired", AppRow::desired)
                .withProperty("image", row -> row.image().brief())
                .withProperty("imageFull", row -> row.image().full())
                .withProperty("url", AppRow::url)
                .withProperty(
                        "host", row -> row.url().replaceFirst("^https?://", "").replaceFirst("/$", ""))
                .withProperty("changed", row -> row.changed().toString());
    }
}
