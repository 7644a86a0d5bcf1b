package dev.podium.portal.component;

import com.vaadin.flow.component.notification.Notification;
import java.time.Duration;

/** A short word at the edge of the page that something was done. Never the only place where an error is told. */
public final class Toast {
    private static final Duration SHOWN = Duration.ofSeconds(4);

    private Toast() {}

    public static void show(String text) {
        Notification toast = new Notification();
        toast.setPosition(Notification.Position.BOTTOM_CENTER);
        toast.setDuration((int) SHOWN.toMillis());
        toast.add(Markup.div("toast", Markup.icon("check"), Markup.span("toast-text", text)));
        toast.open();
    }
}
