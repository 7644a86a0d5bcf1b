package dev.podium.portal.start;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.podium.portal.session.PortalSession;
import io.micronaut.context.annotation.Prototype;

/** The portal's root: leads to the apps, or to the first steps where there is no namespace yet. */
@Prototype
@Route("")
public final class RootView extends Div implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final transient PortalSession session;

    RootView(PortalSession session) {
        this.session = session;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.forwardTo(session.access().namespaces().isEmpty() ? "start" : "apps");
    }
}
