package dev.podium.portal.login;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.Notice;
import dev.podium.portal.component.TestId;
import dev.podium.portal.session.CurrentSession;
import io.micronaut.context.annotation.Prototype;

/** Where a person signs in, and comes back to when the session has ended. */
@Prototype
@Route(LoginView.PATH)
@PageTitle("Sign in · Podium")
public final class LoginView extends Div implements BeforeEnterObserver {
    public static final String PATH = "login";

    private static final long serialVersionUID = 1L;

    private final transient LoginPresenter presenter;
    private final TextField username = new TextField("User name");
    private final PasswordField password = new PasswordField("Password");
    private final NativeButton submit = Markup.button("Sign in", "", "primary");
    private final Div message = Markup.div("login-message");
    private String from = "";

    LoginView(LoginPresenter presenter) {
        this.presenter = presenter;
        addClassName("login");
        Markup.testId(username, TestId.LOGIN_USERNAME);
        Markup.testId(password, TestId.LOGIN_PASSWORD);
        Markup.testId(submit, TestId.LOGIN_SUBMIT);
        Markup.testId(message, TestId.LOGIN_MESSAGE);
        username.setAutofocus(true);
        username.setAutocomplete(Autocomplete.USERNAME);
        password.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        submit.addClickListener(click -> signIn());
        username.addKeyDownListener(Key.ENTER, key -> password.focus());
        password.addKeyDownListener(Key.ENTER, key -> signIn());
        H1 title = new H1("Podium");
        add(Markup.div(
                "login-card",
                Markup.div("login-brand", Markup.div("brand-mark"), title),
                Markup.text("login-text", "Sign in to deploy and watch your apps."),
                message,
                username,
                password,
                submit));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (CurrentSession.find().isPresent()) {
            event.forwardTo("");
            return;
        }
        var parameters = event.getLocation().getQueryParameters();
        from = parameters.getSingleParameter("from").orElse("");
        if (parameters.getSingleParameter("ended").isPresent()) {
            message.add(Notice.info("Your session has ended", "Sign in again to go on where you were."));
        }
    }

    private void signIn() {
        message.removeAll();
        submit.setEnabled(false);
        LoginPresenter.Outcome outcome = presenter.signIn(username.getValue(), password.getValue());
        switch (outcome) {
            case LoginPresenter.Outcome.Welcome welcome -> enter(welcome);
            case LoginPresenter.Outcome.Refused refused -> {
                message.add(Notice.error(refused.title(), refused.text()));
                submit.setEnabled(true);
                password.focus();
            }
        }
    }

    private void enter(LoginPresenter.Outcome.Welcome welcome) {
        CurrentSession.begin(welcome.session()).ifPresent(presenter::signOut);
        UI ui = getUI().orElseThrow();
        ui.getPage().setLocation("/" + LoginPresenter.safe(from));
    }
}
