package dev.podium.portal.error;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import dev.podium.api.contract.client.ApiException;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.Notice;
import io.micronaut.context.annotation.Prototype;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shown when a page cannot be made: says whether the platform is away or the portal is at fault, and offers another try. */
@Prototype
public final class FailedPage extends Div implements HasErrorParameter<Exception> {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(FailedPage.class);

    FailedPage() {
        addClassNames("page", "page--narrow");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        NativeButton again = Markup.button("Try again", "restart", "primary");
        again.addClickListener(click -> getUI().map(UI::getPage).ifPresent(page -> page.reload()));
        if (parameter.getException() instanceof ApiException problem) {
            add(Notice.of(problem), Markup.div("toolbar", again));
            return problem.status();
        }
        log.error("The page {} cannot be made", event.getLocation().getPath(), parameter.getException());
        add(
                Notice.error(
                        "This page failed", "It is the portal's fault, and its log says more. Try again, or go back."),
                Markup.div("toolbar", again));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
