package dev.podium.portal.start;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.podium.api.contract.client.ApiException;
import dev.podium.portal.component.Inquiries;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.Notice;
import dev.podium.portal.component.TestId;
import dev.podium.portal.platform.Answer;
import dev.podium.portal.session.Access;
import dev.podium.portal.shell.ShellLayout;
import io.micronaut.context.annotation.Prototype;
import java.util.Map;
import java.util.function.Supplier;

/** Leads from an empty platform to the first app in three steps. */
@Prototype
@Route(value = "start", layout = ShellLayout.class)
@PageTitle("First steps · Podium")
public final class StartView extends Div {
    private static final long serialVersionUID = 1L;

    private final transient StartPresenter presenter;
    private final transient Inquiries inquiries;
    private final Div steps = Markup.div("start-steps");

    StartView(StartPresenter presenter, Inquiries inquiries) {
        this.presenter = presenter;
        this.inquiries = inquiries;
        addClassNames("page", "page--narrow");
        add(
                Markup.div("page-head", Markup.title("First steps")),
                Markup.text("faint", "Three things, and your first app is on the air."),
                steps);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        steps.removeAll();
        steps.add(Markup.div("skeleton"), Markup.div("skeleton"), Markup.div("skeleton"));
        load();
    }

    private void load() {
        inquiries.ask(this, presenter::progress, answer -> {
            steps.removeAll();
            switch (answer) {
                case Answer.Done<StartPresenter.Progress>(StartPresenter.Progress progress) -> draw(progress);
                case Answer.Refused<StartPresenter.Progress>(ApiException problem) -> steps.add(Notice.of(problem));
            }
        });
    }

    private void draw(StartPresenter.Progress progress) {
        steps.add(
                step(
                        1,
                        "A tenant",
                        progress.tenant()
                                .map(name -> "You have " + name + ".")
                                .orElse("The organisation your apps belong to."),
                        progress.tenant().isPresent(),
                        tenantForm()),
                step(
                        2,
                        "A namespace",
                        progress.namespace()
                                .map(name -> "You have " + name + ".")
                                .orElse("A room for apps with a network of its own, such as one for production."),
                        progress.namespace().isPresent(),
                        namespaceForm(progress)),
                step(3, "Your first app", "An image, a name and a port are enough.", false, deploy(progress)));
    }

    private static Div step(int number, String title, String text, boolean done, Component form) {
        Div words = Markup.div("start-words", Markup.heading(title), Markup.text("faint", text));
        Component mark = done ? Markup.icon("check") : Markup.span("num", Integer.toString(number));
        Div content = Markup.div("start-content", words);
        if (!done) {
            content.add(form);
        }
        return Markup.div(
                "card start-step" + (done ? " start-step--done" : ""), Markup.div("start-number", mark), content);
    }

    private Component tenantForm() {
        TextField name = nameField("Name of the tenant", "acme", TestId.START_TENANT);
        return form(
                name,
                TestId.START_TENANT_CREATE,
                presenter.mayCreateTenant(),
                Access.TENANTS_WRITE,
                () -> presenter.createTenant(name.getValue()));
    }

    private Component namespaceForm(StartPresenter.Progress progress) {
        if (progress.tenant().isEmpty()) {
            return Markup.text("faint", "After the tenant.");
        }
        String tenant = progress.tenant().get();
        TextField name = nameField("Name of the namespace", tenant + "-prod", TestId.START_NAMESPACE);
        return form(
                name,
                TestId.START_NAMESPACE_CREATE,
                presenter.mayCreateNamespace(tenant),
                Access.NAMESPACES_WRITE,
                () -> presenter.createNamespace(tenant, name.getValue()));
    }

    private Component deploy(StartPresenter.Progress progress) {
        NativeButton deploy = Markup.testId(Markup.button("Deploy an app", "rocket", "primary"), TestId.START_DEPLOY);
        deploy.setEnabled(progress.namespace().isPresent());
        deploy.addClickListener(click -> getUI().ifPresent(ui -> ui.navigate(
                "deploy",
                QueryParameters.simple(Map.of("ns", progress.namespace().orElse(""))))));
        return Markup.div("start-form", deploy);
    }

    private <T> Component form(TextField name, String submitId, boolean allowed, String permission, Supplier<T> call) {
        NativeButton create = Markup.testId(Markup.button("Create", "plus", "primary"), submitId);
        create.addClickListener(click -> {
            create.setEnabled(false);
            inquiries.ask(this, call, answer -> {
                switch (answer) {
                    case Answer.Done<T> _ -> load();
                    case Answer.Refused<T>(ApiException problem) -> {
                        name.setErrorMessage(
                                problem.errors().isEmpty()
                                        ? problem.problem().detail()
                                        : problem.errors().getFirst().message());
                        name.setInvalid(true);
                        create.setEnabled(true);
                    }
                }
            });
        });
        Markup.permit(create, allowed, permission);
        return Markup.div("start-form", name, create);
    }

    private static TextField nameField(String label, String example, String testId) {
        TextField name = new TextField();
        name.setAriaLabel(label);
        name.setPlaceholder(example);
        name.setValueChangeMode(ValueChangeMode.EAGER);
        return Markup.testId(name, testId);
    }
}
