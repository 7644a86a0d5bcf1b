package dev.podium.portal.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Span;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.TestId;
import dev.podium.portal.live.Connection;
import dev.podium.portal.live.LiveList.Subscription;
import dev.podium.portal.live.LiveLists;
import org.jspecify.annotations.Nullable;

/** Says whether what is shown is current: "Live", or "Paused" with the reason while the API is away. */
final class LiveMark extends Span {
    private static final long serialVersionUID = 1L;

    private final transient LiveLists live;
    private final Markup.Icon icon = Markup.icon("dot");
    private final Span word = new Span("Live");
    private transient @Nullable Subscription subscription;

    LiveMark(LiveLists live) {
        this.live = live;
        addClassNames("live-mark", "live-mark--live");
        getElement().setAttribute("role", "status");
        Markup.testId(this, TestId.LIVE_MARK);
        add(icon, word);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Runnable show = event.getUI().accessLater(this::show, () -> {});
        subscription = live.onConnection(show);
        show();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        Subscription open = subscription;
        if (open != null) {
            open.close();
        }
    }

    private void show() {
        switch (live.connection()) {
            case Connection.Live _ -> {
                setClassName("live-mark live-mark--live");
                icon.show("dot");
                word.setText("Live");
                setTitle("Changes appear by themselves");
            }
            case Connection.Paused paused -> {
                setClassName("live-mark live-mark--paused");
                icon.show("pause");
                word.setText("Paused");
                setTitle("Showing what was last known. " + paused.why());
            }
        }
    }
}
