package dev.podium.portal.session;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Prototype;
import java.util.Optional;

/** Finds the session of the browser being served. The only place that asks Vaadin for "the current" anything. */
@Factory
public final class CurrentSession {
    public static Optional<PortalSession> find() {
        return Optional.ofNullable(VaadinSession.getCurrent())
                .map(session -> session.getAttribute(PortalSession.class))
                .filter(session -> !session.ended());
    }

    /**
     * Makes {@code signedIn} the session of this browser, under a new session id so that an id known before is worth nothing.
     *
     * @return the one it replaces
     */
    public static Optional<PortalSession> begin(PortalSession signedIn) {
        VaadinRequest request = VaadinRequest.getCurrent();
        if (request != null) {
            VaadinService.reinitializeSession(request);
        }
        VaadinSession session = VaadinSession.getCurrent();
        Optional<PortalSession> before = Optional.ofNullable(session.getAttribute(PortalSession.class));
        session.setAttribute(PortalSession.class, signedIn);
        return before;
    }

    @Bean
    @Prototype
    PortalSession required() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }
}
