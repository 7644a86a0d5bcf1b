package dev.podium.orchestrator.server.loop;

import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.server.leader.Term;

/** Opens the rounds of a term to a simulation, which brings its own time between them. */
public final class SimulatedRounds {
    private final ControlLoop.Means means;
    private final Rounds rounds;

    public SimulatedRounds(ControlLoop.Means means, Term term) {
        this.means = means;
        this.rounds = new Rounds(means, term);
    }

    /** What became of a plan. */
    public enum Outcome {
        DONE,
        STALE,
        DEPOSED
    }

    /** A plan that is to be carried out later. */
    public final class Decision {
        private final Rounds.Decided decided;

        private Decision(Rounds.Decided decided) {
            this.decided = decided;
        }

        public Plan plan() {
            return decided.plan();
        }

        public Outcome carryOut() {
            try {
                return rounds.carryOut(decided) ? Outcome.DONE : Outcome.STALE;
            } catch (DeposedException e) {
                return Outcome.DEPOSED;
            }
        }
    }

    /** Whether the mirror has come far enough to decide on what it shows. */
    public boolean mayDecide() {
        return means.mirror().revision() >= rounds.mustHaveSeen();
    }

    public Decision decide() {
        return new Decision(rounds.decide());
    }

    public void failed() {
        rounds.failed();
    }
}
