package dev.podium.portal.app;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.podium.api.contract.app.App;
import dev.podium.portal.component.Inquiries;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.Panel;
import dev.podium.portal.component.TestId;
import dev.podium.portal.component.Toast;
import dev.podium.portal.platform.Answer;
import dev.podium.portal.platform.AppRef;
import io.micronaut.context.annotation.Prototype;
import java.util.function.Supplier;

/** The dialogs behind an app's buttons. Each closes when the API has accepted, and shows what it said when it has not. */
@Prototype
final class AppDialogs {
    private static final int MOST_REPLICAS = 10_000;

    private final AppPresenter presenter;
    private final Inquiries inquiries;
    private final Manifest manifest;

    AppDialogs(AppPresenter presenter, Inquiries inquiries, Manifest manifest) {
        this.presenter = presenter;
        this.inquiries = inquiries;
        this.manifest = manifest;
    }

    void scale(App app) {
        AppRef ref = AppRef.of(app);
        IntegerField replicas = new IntegerField("Instances");
        replicas.setMin(0);
        replicas.setMax(MOST_REPLICAS);
        replicas.setStepButtonsVisible(true);
        replicas.setValue(app.status().desired());
        replicas.setHelperText("0 stops the app and keeps everything else.");
        replicas.setValueChangeMode(ValueChangeMode.EAGER);
        Markup.testId(replicas, TestId.SCALE_REPLICAS);
        NativeButton submit = Markup.testId(Markup.button("Scale", "scale", "primary"), TestId.SCALE_SUBMIT);
        Panel panel = new Panel(
                "Scale " + ref.name(),
                "Now " + app.status().ready() + " of " + app.status().desired() + " are ready.",
                replicas);
        submit.addClickListener(click -> {
            Integer wanted = replicas.getValue();
            if (wanted != null && !replicas.isInvalid()) {
                carryOut(panel, submit, () -> presenter.scale(ref, wanted), "Scaling to " + wanted, () -> {});
            }
        });
        panel.action(submit).open();
        replicas.focus();
    }

    void restart(AppRef ref) {
        NativeButton submit = Markup.testId(Markup.button("Restart", "restart", "primary"), TestId.CONFIRM_SUBMIT);
        Panel panel = new Panel(
                "Restart " + ref.name() + "?",
                "Every instance is replaced by a new one, as in an update: the old ones go on serving until the new ones are ready.");
        submit.addClickListener(
                click -> carryOut(panel, submit, () -> presenter.restart(ref), "Restarting " + ref.name(), () -> {}));
        panel.action(submit).open();
    }

    /** @param gone called when the API has begun the deletion */
    void delete(AppRef ref, Runnable gone) {
        TextField name = new TextField("Type " + ref.name() + " to confirm");
        name.setValueChangeMode(ValueChangeMode.EAGER);
        Markup.testId(name, TestId.CONFIRM_NAME);
        NativeButton submit = Markup.testId(Markup.button("Delete", "trash", "danger"), TestId.CONFIRM_SUBMIT);
        submit.setEnabled(false);
        name.addValueChangeListener(
                change -> submit.setEnabled(change.getValue().strip().equals(ref.name())));
        Panel panel = new Panel(
                "Delete " + ref.name() + "?",
                "All its instances are stopped and its address stops answering. This cannot be undone from here.",
                name);
        Runnable delete = () -> carryOut(panel, submit, () -> presenter.delete(ref), "Deleting " + ref.name(), gone);
        submit.addClickListener(click -> delete.run());
        name.addKeyDownListener(Key.ENTER, key -> {
            if (submit.isEnabled()) {
                delete.run();
            }
        });
        panel.action(submit).open();
        name.focus();
    }

    void manifest(App app) {
        AppRef ref = AppRef.of(app);
        new Panel(
                        "The same without the portal",
                        "The manifest as a file, and the call that declares it. Both lead to exactly this app.",
                        block("YAML", manifest.yaml(ref, app.spec())),
                        block("curl", manifest.curl(ref, app.spec())))
                .wide()
                .closable()
                .open();
    }

    private static Div block(String title, String text) {
        return Markup.div(
                "snippet",
                Markup.div("snippet-head", Markup.span("snippet-title", title), new Markup.Copy("Copy " + title, text)),
                Markup.text("code-block", text));
    }

    private <T> void carryOut(Panel panel, NativeButton submit, Supplier<T> call, String done, Runnable then) {
        submit.setEnabled(false);
        panel.clearProblem();
        inquiries.ask(panel.component(), call, answer -> {
            switch (answer) {
                case Answer.Done<T> _ -> {
                    panel.close();
                    Toast.show(done);
                    then.run();
                }
                case Answer.Refused<T> refused -> {
                    panel.problem(refused.problem());
                    submit.setEnabled(true);
                }
            }
        });
    }
}
