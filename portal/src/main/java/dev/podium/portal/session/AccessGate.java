package dev.podium.portal.session;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import dev.podium.portal.login.LoginView;
import jakarta.inject.Singleton;
import java.util.Map;

/** Lets nobody past the sign-in page who has not signed in, and ends a session when its browser is gone. */
@Singleton
public final class AccessGate implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1L;

    private final transient SignIn signIn;

    AccessGate(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public void serviceInit(ServiceInitEvent init) {
        init.getSource().addUIInitListener(event -> event.getUI().addBeforeEnterListener(AccessGate::check));
        init.getSource().addSessionDestroyListener(event -> {
            PortalSession session = event.getSession().getAttribute(PortalSession.class);
            if (session != null) {
                signIn.signOut(session);
            }
        });
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        // A page whose session is gone loads itself again, and so arrives at the sign-in page.
        messages.setSessionExpiredNotificationEnabled(false);
        init.getSource().setSystemMessagesProvider(info -> messages);
    }

    private static void check(BeforeEnterEvent event) {
        if (event.getNavigationTarget() == LoginView.class
                || CurrentSession.find().isPresent()) {
            return;
        }
        String wanted = event.getLocation().getPathWithQueryParameters();
        event.forwardTo(
                LoginView.class,
                wanted.isEmpty() ? QueryParameters.empty() : QueryParameters.simple(Map.of("from", wanted)));
    }
}
