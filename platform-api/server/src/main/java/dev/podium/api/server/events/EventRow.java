package dev.podium.api.server.events;

import dev.podium.api.contract.event.Event;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the database has it.
 *
 * @param seq the order in which watchers see it
 */
@MappedEntity("events")
record EventRow(
        @Id long seq,
        UUID id,
        Instant at,
        @Nullable String namespace,
        String kind,
        String name,
        @Nullable String task,
        String type,
        String reason,
        String message,
        String actor) {

    Event event() {
        return new Event(id.toString(), at, namespace, kind, name, task, type, reason, message, actor);
    }
}
