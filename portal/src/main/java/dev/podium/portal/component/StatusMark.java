package dev.podium.portal.component;

import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** Shows a {@link Status}: icon, word and colour, never colour alone. */
public final class StatusMark extends Span {
    private static final long serialVersionUID = 1L;

    private final Markup.Icon icon = Markup.icon("ring");
    private final Span word = new Span();
    private @Nullable Status shown;

    public StatusMark(Status status) {
        addClassName("status");
        add(icon, word);
        show(status);
    }

    public void show(Status status) {
        if (status.equals(shown)) {
            return;
        }
        Status before = shown;
        if (before != null) {
            removeClassName(before.tone().styleClass());
        }
        addClassName(status.tone().styleClass());
        icon.show(status.icon());
        word.setText(status.word());
        shown = status;
    }
}
