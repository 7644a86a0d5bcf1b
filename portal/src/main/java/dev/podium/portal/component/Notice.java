package dev.podium.portal.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.podium.api.contract.client.ApiException;

/** A sentence the reader should not miss, where it matters: what happened and what to do next. */
public final class Notice extends Div {
    private static final long serialVersionUID = 1L;

    private Notice(Tone tone, String icon, String title, String text, Component... actions) {
        addClassNames("notice", tone.styleClass());
        getElement().setAttribute("role", tone == Tone.BAD ? "alert" : "status");
        Div words = new Div();
        words.addClassName("notice-words");
        words.add(Markup.text("notice-title", title));
        if (!text.isEmpty()) {
            words.add(Markup.text("notice-text", Markup.sentence(text)));
        }
        add(Markup.icon(icon), words);
        if (actions.length > 0) {
            add(Markup.div("notice-actions", actions));
        }
    }

    public static Notice error(String title, String text, Component... actions) {
        return new Notice(Tone.BAD, "cross-circle", title, text, actions);
    }

    /** What the API said, in its own words. */
    public static Notice of(ApiException problem) {
        String request = problem.problem().requestId();
        String missing = problem.problem().missingPermission();
        String text = problem.problem().detail()
                + (missing == null ? "" : " Missing permission: " + missing + ".")
                + (request == null || problem.status() < 500 ? "" : " Request " + request + ".");
        return error(problem.problem().title(), text);
    }

    public static Notice warning(String title, String text, Component... actions) {
        return new Notice(Tone.WARN, "warn", title, text, actions);
    }

    public static Notice info(String title, String text, Component... actions) {
        return new Notice(Tone.BUSY, "info", title, text, actions);
    }

    /** A page, or part of one, that has nothing to show yet: says so and offers the next step. */
    public static Div empty(String icon, String title, String text, Component... actions) {
        Div empty = Markup.div(
                "empty", Markup.icon(icon), Markup.text("empty-title", title), Markup.text("empty-text", text));
        if (actions.length > 0) {
            empty.add(Markup.div("empty-actions", actions));
        }
        return empty;
    }
}
