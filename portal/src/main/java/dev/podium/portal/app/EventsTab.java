package dev.podium.portal.app;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.renderer.LitRenderer;
import dev.podium.api.contract.event.Event;
import dev.podium.portal.component.Markup;
import dev.podium.portal.component.Notice;
import dev.podium.portal.component.RowList;
import dev.podium.portal.component.Tone;
import dev.podium.portal.live.LiveBinding;
import dev.podium.portal.live.LiveList;
import dev.podium.portal.live.LiveSnapshot;
import dev.podium.portal.live.LiveSnapshot.Phase;
import java.util.Comparator;
import java.util.List;

/** What happened to an app, newest first. */
final class EventsTab extends Div {
    private static final long serialVersionUID = 1L;

    private final Div instead = Markup.div("instead");
    private final RowList<Event> rows =
            new RowList<>("rows--events", List.of("When", "What", "Details", "Who"), template(), Event::id);

    EventsTab(LiveList<Event> events) {
        addClassName("tab-body");
        add(instead, rows);
        LiveBinding.bind(this, events, this::draw);
    }

    private void draw(LiveSnapshot<Event> snapshot) {
        List<Event> newestFirst = snapshot.items().stream()
                .sorted(Comparator.comparing(Event::at).thenComparing(Event::id).reversed())
                .toList();
        instead.removeAll();
        rows.setVisible(!newestFirst.isEmpty());
        rows.show(newestFirst);
        if (!newestFirst.isEmpty()) {
            return;
        }
        switch (snapshot.phase()) {
            case Phase.Loading _ -> instead.add(Markup.div("skeleton"), Markup.div("skeleton"));
            case Phase.Refused refused -> instead.add(Notice.error("The events cannot be shown", refused.why()));
            case Phase.Live _, Phase.Paused _ ->
                instead.add(Notice.empty(
                        "clock", "Nothing has happened", "What Podium and people do to this app appears here."));
        }
    }

    private static LitRenderer<Event> template() {
        return LitRenderer.<Event>of("""
                        <div class="row" data-testid="event-row" data-name="${item.reason}">
                          <div class="cell cell-age faint"><podium-age at="${item.at}"></podium-age> ago</div>
                          <div class="cell cell-what"><span class="status ${item.tone}"><podium-icon name="${item.icon}"></podium-icon><span>${item.reason}</span></span></div>
                          <div class="cell cell-message">${item.message}</div>
                          <div class="cell cell-who faint">${item.actor}</div>
                        </div>
                        """)
                .withProperty("at", event -> event.at().toString())
                .withProperty("tone", event -> warning(event) ? Tone.WARN.styleClass() : Tone.IDLE.styleClass())
                .withProperty("icon", event -> warning(event) ? "warn" : "dot")
                .withProperty("reason", Event::reason)
                .withProperty("message", Event::message)
                .withProperty("actor", Event::actor);
    }

    private static boolean warning(Event event) {
        return event.type().equals("Warning");
    }
}
