package dev.podium.portal.live;

import java.util.List;

/**
 * A live list at one moment.
 *
 * @param items what is known; while paused, as of the moment the connection was lost
 */
public record LiveSnapshot<T>(List<T> items, Phase phase) {
    public LiveSnapshot {
        items = List.copyOf(items);
    }

    /** How much the items can be trusted. */
    public sealed interface Phase {
        /** Nothing complete has arrived yet. */
        record Loading() implements Phase {}

        /** Complete, and changes arrive as they happen. */
        record Live() implements Phase {}

        /** The connection is lost and being made again; the items are those of before. */
        record Paused(String why) implements Phase {}

        /** The API refuses the list for good. */
        record Refused(String why) implements Phase {}
    }
}
