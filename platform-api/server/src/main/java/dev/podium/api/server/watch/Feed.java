package dev.podium.api.server.watch;

import java.time.Duration;
import java.util.Optional;

/** Hands out messages one after another. Used by one thread; closed by another, which ends a wait. */
public interface Feed extends AutoCloseable {
    /** What comes next. */
    sealed interface Next {
        record Told(Message message) implements Next {}

        /** Nothing within the time given. */
        record Quiet() implements Next {}

        record Over() implements Next {}
    }

    Next next(Duration longest) throws InterruptedException;

    @Override
    void close();

    static Next told(Message message) {
        return new Next.Told(message);
    }

    static Next quiet() {
        return new Next.Quiet();
    }

    static Next over() {
        return new Next.Over();
    }

    /** The message, if there was one in time. */
    static Next of(Optional<Message> message) {
        return message.map(Feed::told).orElseGet(Feed::quiet);
    }
}
