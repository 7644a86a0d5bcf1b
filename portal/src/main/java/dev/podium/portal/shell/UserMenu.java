package dev.podium.portal.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinSession;
import dev.podium.api.contract.user.Me;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.TestId;
import dev.podium.portal.session.PortalSession;
import io.micronaut.context.annotation.Prototype;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who is signed in, with what role; light or dark; signing out. */
@Prototype
final class UserMenu extends Div {
    private static final long serialVersionUID = 1L;
    private static final String MENU_ID = "podium-user-menu";

    UserMenu(PortalSession session) {
        Me me = session.me();
        String name = me.displayName().isBlank() ? me.user() : me.displayName();
        addClassName("user-menu");
        NativeButton open = new NativeButton();
        open.addClassName("avatar");
        open.setText(name.substring(0, 1).toUpperCase(Locale.ROOT));
        open.getElement().setAttribute("type", "button");
        open.getElement().setAttribute("popovertarget", MENU_ID);
        open.getElement().setAttribute("aria-label", "Menu of " + name);
        Markup.testId(open, TestId.USER_MENU);

        Div menu = new Div();
        menu.setId(MENU_ID);
        menu.addClassName("menu");
        menu.getElement().setAttribute("popover", "auto");
        menu.add(Markup.div("menu-head", Markup.text("menu-name", name), roles(me)));
        menu.add(Markup.div(
                "theme-choice",
                theme("light", "Light", "sun", TestId.THEME_LIGHT),
                theme("dark", "Dark", "moon", TestId.THEME_DARK),
                theme("system", "System", "system", TestId.THEME_SYSTEM)));
        NativeButton signOut = Markup.button("Sign out", "sign-out", "menu");
        Markup.testId(signOut, TestId.SIGN_OUT);
        signOut.addClickListener(click -> getUI().ifPresent(ui -> {
            VaadinSession vaadin = VaadinSession.getCurrent();
            ui.getPage().setLocation("/login");
            // Destroying the web session signs out at the API too.
            vaadin.getSession().invalidate();
        }));
        menu.add(signOut);
        add(open, menu);
    }

    private static Span roles(Me me) {
        return Markup.span(
                "menu-roles",
                me.access().stream()
                        .map(access -> access.role() + " on " + access.collection())
                        .collect(Collectors.joining(" · ")));
    }

    /** The choice is the browser's own: it is kept there and applied before the first paint. */
    private static NativeButton theme(String value, String label, String icon, String testId) {
        NativeButton button = Markup.button(label, icon, "choice");
        button.getElement().setAttribute("data-choice", value);
        button.getElement().setAttribute("onclick", "podiumTheme('" + value + "')");
        return Markup.testId(button, testId);
    }
}
