package dev.podium.portal.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.Locale;

/** Short names for plain elements with style classes, so that a view reads like the page it makes. */
public final class Markup {
    private Markup() {}

    public static Div div(String classes, Component... children) {
        Div div = new Div(children);
        div.setClassName(classes);
        return div;
    }

    public static Div text(String classes, String text) {
        Div div = new Div(text);
        div.setClassName(classes);
        return div;
    }

    /** A message of the API as a sentence of its own: it begins with a capital, unless it begins with a name. */
    public static String sentence(String message) {
        String first = message.split(" ", 2)[0];
        boolean word = !first.isEmpty() && first.chars().allMatch(Character::isLetter);
        return word ? message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1) : message;
    }

    public static Span span(String classes, String text) {
        Span span = new Span(text);
        span.setClassName(classes);
        return span;
    }

    public static H1 title(String text) {
        H1 title = new H1(text);
        title.addClassName("page-title");
        return title;
    }

    public static H2 heading(String text) {
        H2 heading = new H2(text);
        heading.addClassName("section-title");
        return heading;
    }

    public static Icon icon(String name) {
        return new Icon(name);
    }

    /** A button of the page; {@code variant} is primary, plain, quiet or danger. */
    public static NativeButton button(String label, String iconName, String variant) {
        NativeButton button = new NativeButton();
        button.getElement().setAttribute("type", "button");
        button.addClassNames("button", "button--" + variant);
        if (!iconName.isEmpty()) {
            button.add(icon(iconName));
        }
        button.add(span("button-label", label));
        return button;
    }

    /** A button that shows an icon only; {@code label} is what it is called. */
    public static NativeButton iconButton(String label, String iconName) {
        NativeButton button = new NativeButton();
        button.getElement().setAttribute("type", "button");
        button.addClassName("icon-button");
        button.add(icon(iconName));
        button.getElement().setAttribute("aria-label", label);
        button.setTitle(label);
        return button;
    }

    /** Greys a control out and names the permission that is missing. */
    public static <C extends Component & HasEnabled> C permit(C control, boolean allowed, String permission) {
        control.setEnabled(allowed);
        if (!allowed) {
            control.getElement()
                    .setAttribute("title", "Needs the permission " + permission + ". Ask an administrator.");
        } else {
            control.getElement().removeAttribute("title");
        }
        return control;
    }

    public static <C extends Component> C testId(C component, String id) {
        component.getElement().setAttribute("data-testid", id);
        return component;
    }

    public static Anchor external(String url) {
        Anchor anchor = new Anchor(url, url.replaceFirst("^https?://", "").replaceFirst("/$", ""));
        anchor.setTarget("_blank");
        anchor.getElement().setAttribute("rel", "noopener");
        anchor.addClassName("external");
        anchor.addComponentAtIndex(0, icon("link"));
        return anchor;
    }

    /** A link inside the portal, by address, that does not load the page anew. */
    public static Anchor inside(String path, Component... content) {
        Anchor anchor = new Anchor(path, content);
        anchor.getElement().setAttribute("router-link", true);
        return anchor;
    }

    public static Age age(Instant at) {
        return new Age(at);
    }

    /** One of the portal's icons; decoration, always beside a word or with a label. */
    @Tag("podium-icon")
    public static final class Icon extends Component {
        private static final long serialVersionUID = 1L;

        Icon(String name) {
            getElement().setAttribute("name", name);
        }

        public void show(String name) {
            getElement().setAttribute("name", name);
        }
    }

    /** How long ago something was, kept current by the browser; the exact time on hover. */
    @Tag("podium-age")
    public static final class Age extends Component {
        private static final long serialVersionUID = 1L;

        Age(Instant at) {
            show(at);
        }

        public void show(Instant at) {
            getElement().setAttribute("at", at.toString());
        }

        /** Counts down to a time to come. */
        public Age until() {
            getElement().setAttribute("until", true);
            return this;
        }
    }

    /** A button that copies a text. */
    @Tag("podium-copy")
    public static final class Copy extends Component {
        private static final long serialVersionUID = 1L;

        public Copy(String label, String text) {
            getElement().setAttribute("label", label);
            getElement().setAttribute("text", text);
        }
    }
}
