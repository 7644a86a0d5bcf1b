package dev.podium.portal.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import dev.podium.api.contract.client.ApiException;

/** A dialog in the portal's form: title, words, content, a place for problems, and at most one primary action. */
public final class Panel {
    private final Dialog dialog = new Dialog();
    private final Div content = Markup.div("dialog");
    private final Div problem = Markup.div("dialog-problem");
    private final Div actions = Markup.div("dialog-actions");

    public Panel(String title, String text, Component... parts) {
        H2 heading = new H2(title);
        heading.addClassName("dialog-title");
        content.add(heading);
        if (!text.isEmpty()) {
            content.add(Markup.text("dialog-text", text));
        }
        content.add(parts);
        content.add(problem, actions);
        dialog.getElement().setAttribute("aria-label", title);
        dialog.add(content);
    }

    public Panel wide() {
        content.addClassName("dialog--wide");
        return this;
    }

    /** Adds a way out that does nothing, and the action; the action decides itself whether to {@link #close}. */
    public Panel action(NativeButton action) {
        NativeButton cancel = Markup.button("Cancel", "", "quiet");
        cancel.addClickListener(click -> close());
        actions.add(cancel, action);
        return this;
    }

    /** For dialogs that only show something. */
    public Panel closable() {
        NativeButton done = Markup.button("Done", "", "plain");
        done.addClickListener(click -> close());
        actions.add(done);
        return this;
    }

    public Panel open() {
        dialog.open();
        return this;
    }

    public void close() {
        dialog.close();
    }

    public void problem(ApiException refusal) {
        problem.removeAll();
        problem.add(Notice.of(refusal));
    }

    public void clearProblem() {
        problem.removeAll();
    }

    /** The dialog's element on the page, for asking the API from it. */
    public Component component() {
        return dialog;
    }
}
