package dev.podium.api.server.events;

import jakarta.inject.Singleton;
import java.util.List;

/** Where facts are written down, in the transaction that makes them true where there is one. */
@Singleton
public final class EventBook {
    private final EventRows rows;
    private final EventTail tail;

    EventBook(EventRows rows, EventTail tail) {
        this.rows = rows;
        this.tail = tail;
    }

    /** A fact that is already written down stays as it is. */
    public void write(Fact fact) {
        rows.add(fact.row());
    }

    /** Several at once; the same as one after the other. */
    void write(List<Fact> facts) {
        rows.add(facts.stream().map(Fact::row).toList());
    }

    /** The transaction that wrote something is committed: watchers may be told. */
    public void committed() {
        tail.wake();
    }
}
