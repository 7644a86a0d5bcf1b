package dev.podium.orchestrator.server.loop;

import dev.podium.orchestrator.model.cluster.ClusterSnapshot;
import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.server.leader.Term;
import dev.podium.orchestrator.server.loop.ControlLoop.Means;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a leader does in a round, and what it has to remember between rounds of its term. It neither waits nor runs threads: the
 * {@link ControlLoop} does, and a simulation that has its own time. Used by one thread at a time.
 */
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final Means means;
    private final Committer committer;
    private final KnownSessions sessions;
    private long mustHaveSeen;
    private boolean uncertain;

    Rounds(Means means, Term term) {
        this.means = means;
        this.committer = means.committing().in(term);
        this.sessions = new KnownSessions(term.since());
        this.mustHaveSeen = term.revision();
    }

    /** A plan and what it was made for. */
    record Decided(ClusterSnapshot snapshot, Plan plan) {}

    /**
     * How far the mirror must have come before the next decision, or that would do again what this leader and those before it did.
     * After a failure nobody knows what the last commit did, so the store is asked how far it has come.
     */
    long mustHaveSeen() {
        if (uncertain) {
            mustHaveSeen = committer.currentRevision();
            uncertain = false;
        }
        return mustHaveSeen;
    }

    /**
     * The mirror does not come as far, and perhaps never will: a mark is written, and what the mirror must have seen is the mark.
     *
     * @throws DeposedException if another server leads
     */
    long mark() {
        mustHaveSeen = committer.mark();
        return mustHaveSeen;
    }

    /** Decides on what the mirror shows now. */
    Decided decide() {
        ClusterSnapshot snapshot =
                sessions.completed(means.mirror().snapshot(), means.clock().instant());
        long start = System.nanoTime();
        Plan plan = means.decisions().plan(snapshot, means.clock().instant());
        means.counts().planned(System.nanoTime() - start);
        return new Decided(snapshot, plan);
    }

    /**
     * Writes a plan; whether all of it is in the store. Otherwise the state had moved on and it is time for another decision.
     *
     * @throws DeposedException if another server leads
     */
    boolean carryOut(Decided decided) {
        Committer.Outcome outcome = committer.commit(decided.plan(), decided.snapshot());
        mustHaveSeen = outcome.revision();
        if (outcome instanceof Committer.Outcome.Stale stale) {
            LOG.debug("plan for revision {} dropped: {}", decided.plan().revision(), stale.why());
            means.counts().wasStale();
            return false;
        }
        return true;
    }

    /** Notes that a round ended before anybody knows what became of it. */
    void failed() {
        means.counts().failed();
        uncertain = true;
    }
}
