package dev.podium.portal.tenants;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.podium.api.contract.client.ApiException;
import dev.podium.api.contract.tenant.Namespace;
import dev.podium.portal.component.Inquiries;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.Notice;
import dev.podium.portal.component.TestId;
import dev.podium.portal.platform.Answer;
import dev.podium.portal.session.Access;
import dev.podium.portal.shell.ShellLayout;
import dev.podium.portal.tenants.TenantsPresenter.Group;
import io.micronaut.context.annotation.Prototype;
import java.util.List;
import java.util.Map;

/** The tenants and their namespaces. */
@Prototype
@Route(value = "tenants", layout = ShellLayout.class)
@PageTitle("Tenants · Podium")
public final class TenantsView extends Div {
    private static final long serialVersionUID = 1L;

    private final transient TenantsPresenter presenter;
    private final transient Inquiries inquiries;
    private final Div list = Markup.div("tenant-list");

    TenantsView(TenantsPresenter presenter, Inquiries inquiries) {
        this.presenter = presenter;
        this.inquiries = inquiries;
        addClassName("page");
        NativeButton create = Markup.testId(Markup.button("New tenant", "plus", "primary"), TestId.TENANT_NEW);
        create.addClickListener(click -> CreateDialog.tenant(presenter, inquiries, this::load));
        Markup.permit(create, presenter.mayCreateTenant(), Access.TENANTS_WRITE);
        add(Markup.div("page-head", Markup.title("Tenants"), create), list);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        list.removeAll();
        list.add(Markup.div("skeleton"), Markup.div("skeleton"));
        load();
    }

    private void load() {
        inquiries.ask(this, presenter::groups, answer -> {
            list.removeAll();
            switch (answer) {
                case Answer.Done<List<Group>>(List<Group> groups) -> draw(groups);
                case Answer.Refused<List<Group>>(ApiException problem) -> list.add(Notice.of(problem));
            }
        });
    }

    private void draw(List<Group> groups) {
        groups.stream().map(this::card).forEach(list::add);
        if (groups.isEmpty()) {
            list.add(Notice.empty(
                    "tenant",
                    "No tenants yet",
                    "A tenant is an organisation that shares the platform. Make the first one to begin."));
        }
    }

    private Div card(Group group) {
        String name = group.tenant().metadata().name();
        String display = group.tenant().spec().displayName();
        NativeButton create = Markup.testId(Markup.button("New namespace", "plus", "plain"), TestId.NAMESPACE_NEW);
        create.addClassName("button--small");
        create.addClickListener(click -> CreateDialog.namespace(presenter, inquiries, name, this::load));
        Markup.permit(create, presenter.mayCreateNamespace(name), Access.NAMESPACES_WRITE);
        Div card = Markup.div(
                "card tenant",
                Markup.div(
                        "section-head",
                        Markup.div(
                                "tenant-names",
                                Markup.heading(display == null || display.isBlank() ? name : display),
                                Markup.span("faint mono", name)),
                        create));
        card.getElement().setAttribute("data-name", name);
        group.namespaces().forEach(namespace -> card.add(row(namespace)));
        if (group.namespaces().isEmpty()) {
            card.add(Markup.text("faint", "No namespaces yet. An app needs one to live in."));
        }
        return Markup.testId(card, TestId.TENANT_ROW);
    }

    private static Anchor row(Namespace namespace) {
        String name = namespace.metadata().name();
        int apps = namespace.status().apps();
        Anchor link = Markup.inside(
                "apps?" + QueryParameters.simple(Map.of("ns", name)).getQueryString(),
                Markup.icon("apps"),
                Markup.span("strong", name),
                Markup.span("faint", apps == 1 ? "1 app" : apps + " apps"),
                Markup.icon("right"));
        link.addClassName("namespace-row");
        link.getElement().setAttribute("data-name", name);
        return Markup.testId(link, TestId.NAMESPACE_ROW);
    }
}
