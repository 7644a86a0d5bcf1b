package dev.podium.api.server.watch;

import io.micronaut.http.sse.Event;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One server-sent event.
 *
 * @param type what the client dispatches on: {@code put}, {@code deleted}, {@code synced}, {@code reset}, {@code log} …
 * @param id from where to resume after this one
 * @param data a value that has a JSON form, or text
 */
public record Message(String type, @Nullable String id, Object data) {
    private static final Map<String, Object> NOTHING = Map.of();

    public static Message put(@Nullable String id, Object item) {
        return new Message("put", id, item);
    }

    public static Message deleted(@Nullable String id, Object item) {
        return new Message("deleted", id, item);
    }

    public static Message synced(@Nullable String id) {
        return new Message("synced", id, NOTHING);
    }

    public static Message reset() {
        return new Message("reset", null, NOTHING);
    }

    /** Says that the connection lives. */
    static Message heartbeat() {
        return new Message("heartbeat", null, NOTHING);
    }

    Event<Object> event() {
        Event<Object> event = Event.of(data).name(type);
        return id == null ? event : event.id(id);
    }
}
