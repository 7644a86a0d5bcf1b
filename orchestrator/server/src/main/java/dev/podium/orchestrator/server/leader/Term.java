package dev.podium.orchestrator.server.leader;

import dev.podium.orchestrator.store.ClusterStore.Guard;
import dev.podium.orchestrator.store.StoreKeys;
import java.time.Instant;

/** One server's time as leader. Safe for use by several threads. */
public final class Term {
    private final long created;
    private final long revision;
    private final Instant since;
    private final Runnable onLost;

    /**
     * @param revision that made the leader key
     * @param onLost called when somebody finds out that the term is over
     */
    public Term(long revision, Instant since, Runnable onLost) {
        this(revision, revision, since, onLost);
    }

    private Term(long created, long revision, Instant since, Runnable onLost) {
        this.created = created;
        this.revision = revision;
        this.since = since;
        this.onLost = onLost;
    }

    /** Has to be part of every transaction the leader commits; it no longer holds when the term is over. */
    public Guard fence() {
        return new Guard.CreatedAt(StoreKeys.LEADER, created);
    }

    /** The same term for whoever has to have seen more than its beginning. */
    public Term seen(long later) {
        return new Term(created, later, since, onLost);
    }

    /** Where it began: whoever decides has to have seen at least this, which is all that earlier leaders did. */
    public long revision() {
        return revision;
    }

    public Instant since() {
        return since;
    }

    /** To be called by whoever finds that the fence no longer holds. */
    public void lost() {
        onLost.run();
    }
}
