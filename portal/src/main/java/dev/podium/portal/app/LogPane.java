package dev.podium.portal.app;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The element that shows log lines in the browser. It keeps, filters and highlights them there. */
@Tag("podium-log")
public final class LogPane extends Component {
    private static final long serialVersionUID = 1L;

    void append(List<LogFollower.Entry> entries) {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        for (LogFollower.Entry entry : entries) {
            lines.add(row(entry));
        }
        getElement().callJsFunction("addLines", lines);
    }

    void reset() {
        getElement().callJsFunction("reset");
    }

    /** @param problem receives why the expression cannot be used, or nothing */
    void filter(String text, boolean regex, Consumer<String> problem) {
        getElement().callJsFunction("filter", text, regex).then(String.class, problem::accept);
    }

    void follow(boolean on) {
        getElement().callJsFunction("follow", on);
    }

    void wrap(boolean on) {
        getElement().setAttribute("wrap", on);
    }

    void onFollow(ComponentEventListener<FollowEvent> listener) {
        addListener(FollowEvent.class, listener);
    }

    private static ArrayNode row(LogFollower.Entry entry) {
        ArrayNode row = JsonNodeFactory.instance.arrayNode();
        return switch (entry) {
            case LogFollower.Entry.Line(var line) ->
                row.add(line.time().toString())
                        .add(line.slot())
                        .add(line.node())
                        .add(line.stream())
                        .add(line.text());
            case LogFollower.Entry.Note(var text) ->
                row.add("").add("").add("").add("").add(text);
        };
    }

    /** Following was switched by scrolling, or more lines are held back while it is off. */
    @DomEvent("podium-follow")
    public static final class FollowEvent extends ComponentEvent<LogPane> {
        private static final long serialVersionUID = 1L;
        private final boolean following;
        private final int held;

        public FollowEvent(
                LogPane source,
                boolean fromClient,
                @EventData("event.detail.following") boolean following,
                @EventData("event.detail.held") int held) {
            super(source, fromClient);
            this.following = following;
            this.held = held;
        }

        boolean following() {
            return following;
        }

        int held() {
            return held;
        }
    }
}
