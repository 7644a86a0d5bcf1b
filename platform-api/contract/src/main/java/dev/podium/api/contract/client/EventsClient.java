package dev.podium.api.contract.client;

import dev.podium.api.contract.event.Event;
import dev.podium.api.contract.resource.Page;
import java.util.function.Consumer;

/** The events of one namespace, or of the platform's nodes. */
public final class EventsClient {
    private final Transport transport;
    private final String path;

    EventsClient(Transport transport, String path) {
        this.transport = transport;
        this.path = path;
    }

    /** Newest first. */
    public Page<Event> list(ListOptions options) {
        return new Resources<>(transport, Event.class).list(path, options);
    }

    /** The latest events, oldest first, then new ones as they happen. */
    public Watch watch(Consumer<WatchEvent<Event>> listener) {
        return Watching.start(transport, Call.get(path), Event.class, listener);
    }
}
