package dev.podium.portal.tenants;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.podium.api.contract.client.ApiException;
import dev.podium.portal.component.Inquiries;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.Panel;
import dev.podium.portal.component.TestId;
import dev.podium.portal.component.Toast;
import dev.podium.portal.platform.Answer;
import java.util.function.Supplier;

/** Asks for the name of a new tenant or namespace and makes it. */
final class CreateDialog {
    private CreateDialog() {}

    static void tenant(TenantsPresenter presenter, Inquiries inquiries, Runnable made) {
        TextField name = nameField("acme");
        TextField display = new TextField("Shown as");
        display.setPlaceholder("Acme Trading");
        Panel panel = new Panel(
                "New tenant",
                "An organisation that shares the platform. Its name cannot be changed later.",
                fields(name, display));
        open(panel, name, inquiries, () -> presenter.createTenant(name.getValue(), display.getValue()), made);
    }

    static void namespace(TenantsPresenter presenter, Inquiries inquiries, String tenant, Runnable made) {
        TextField name = nameField(tenant + "-prod");
        Panel panel = new Panel(
                "New namespace in " + tenant,
                "A room for apps with a network of its own: apps of other namespaces cannot reach it. Names are unique on the platform.",
                fields(name));
        open(panel, name, inquiries, () -> presenter.createNamespace(tenant, name.getValue()), made);
    }

    private static <T> void open(Panel panel, TextField name, Inquiries inquiries, Supplier<T> call, Runnable made) {
        NativeButton submit = Markup.testId(Markup.button("Create", "plus", "primary"), TestId.CREATE_SUBMIT);
        Runnable create = () -> {
            submit.setEnabled(false);
            panel.clearProblem();
            name.setInvalid(false);
            inquiries.ask(panel.component(), call, answer -> {
                switch (answer) {
                    case Answer.Done<T> _ -> {
                        panel.close();
                        Toast.show(name.getValue().strip() + " is there");
                        made.run();
                    }
                    case Answer.Refused<T>(ApiException problem) -> {
                        refuse(panel, name, problem);
                        submit.setEnabled(true);
                    }
                }
            });
        };
        submit.addClickListener(click -> create.run());
        name.addKeyDownListener(Key.ENTER, key -> create.run());
        panel.action(submit).open();
        name.focus();
    }

    private static void refuse(Panel panel, TextField name, ApiException problem) {
        if (problem.errors().isEmpty()) {
            panel.problem(problem);
            return;
        }
        name.setErrorMessage(problem.errors().getFirst().message());
        name.setInvalid(true);
    }

    private static TextField nameField(String example) {
        TextField name = new TextField("Name");
        name.setPlaceholder(example);
        name.setHelperText("Lower-case letters, digits, hyphens.");
        name.setValueChangeMode(ValueChangeMode.EAGER);
        return Markup.testId(name, TestId.CREATE_NAME);
    }

    private static Div fields(TextField... fields) {
        return Markup.div("field-grid", fields);
    }
}
