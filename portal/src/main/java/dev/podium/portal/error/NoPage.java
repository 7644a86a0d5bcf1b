package dev.podium.portal.error;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.Notice;
import dev.podium.portal.shell.ShellLayout;
import io.micronaut.context.annotation.Prototype;
import jakarta.servlet.http.HttpServletResponse;

/** Shown at an address the portal does not have. */
@Prototype
@ParentLayout(ShellLayout.class)
public final class NoPage extends Div implements HasErrorParameter<NotFoundException> {
    private static final long serialVersionUID = 1L;

    NoPage() {
        addClassName("page");
        Anchor home = Markup.inside("apps", Markup.span("button-label", "To the apps"));
        home.addClassNames("button", "button--plain");
        add(Notice.empty(
                "search", "There is no such page", "The address may be mistyped, or what it named is gone.", home));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
