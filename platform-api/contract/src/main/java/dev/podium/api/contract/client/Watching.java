package dev.podium.api.contract.client;

import dev.podium.api.contract.resource.Deleted;
import io.micronaut.core.type.Argument;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Turns the events of a watched list into {@link WatchEvent}s. */
final class Watching<T> implements EventStream.Handler {
    private final Transport transport;
    private final Argument<T> type;
    private final Consumer<WatchEvent<T>> listener;

    private Watching(Transport transport, Argument<T> type, Consumer<WatchEvent<T>> listener) {
        this.transport = transport;
        this.type = type;
        this.listener = listener;
    }

    static <T> Watch start(Transport transport, Call call, Class<T> type, Consumer<WatchEvent<T>> listener) {
        return EventStream.open(transport, call, new Watching<>(transport, Argument.of(type), listener));
    }

    @Override
    public boolean event(ServerSentEvent event) {
        switch (event.type()) {
            case "put" -> listener.accept(new WatchEvent.Put<>(read(event, type)));
            case "deleted" -> listener.accept(new WatchEvent.Gone<>(read(event, Argument.of(Deleted.class))));
            case "synced" -> listener.accept(new WatchEvent.Synced<>());
            case "reset" -> listener.accept(new WatchEvent.Reset<>());
            default -> {
                // A newer server may tell more than this client understands.
            }
        }
        return true;
    }

    @Override
    public void reset() {
        listener.accept(new WatchEvent.Reset<>());
    }

    @Override
    public void interrupted(ApiException why, boolean forGood) {
        listener.accept(new WatchEvent.Interrupted<>(why, forGood));
    }

    private <V> V read(ServerSentEvent event, Argument<V> as) {
        return transport.read(event.data().getBytes(StandardCharsets.UTF_8), as);
    }
}
