package dev.podium.api.contract.client;

import dev.podium.api.contract.app.LogLine;
import io.micronaut.core.type.Argument;
import java.nio.charset.StandardCharsets;

/** Turns the events of a log stream into calls of a {@link LogListener}. */
record LogStream(Transport transport, LogListener listener) implements EventStream.Handler {
    @Override
    public boolean event(ServerSentEvent event) {
        switch (event.type()) {
            case "log" ->
                listener.line(
                        transport.read(event.data().getBytes(StandardCharsets.UTF_8), Argument.of(LogLine.class)));
            case "notice" -> listener.notice(event.data());
            case "end" -> {
                listener.complete();
                return false;
            }
            default -> {
                // A newer server may tell more than this client understands.
            }
        }
        return true;
    }

    @Override
    public void reset() {
        listener.notice("The stream begins anew: the server no longer knows where it was.");
    }

    @Override
    public void interrupted(ApiException why, boolean forGood) {
        listener.interrupted(why, forGood);
    }
}
