package dev.podium.orchestrator.engine.schedule;

import dev.podium.orchestrator.engine.schedule.NodeScorer.Bonus;
import java.util.BitSet;
import java.util.List;

/**
 * How much each node is preferred for one group, room aside.
 *
 * @param shunned rows that come behind all others
 * @param bonuses those that prefer any node at all; mostly there are none
 */
record Preference(BitSet shunned, List<Bonus> bonuses) {
    /** Of a node that is taken only when there is no other. */
    static final long SHUNNED = -1;

    static final Preference NONE = new Preference(new BitSet(), List.of());

    Preference {
        bonuses = bonuses.stream().filter(bonus -> !bonus.nowhere()).toList();
    }

    /** In millionths of a node's room; {@link #SHUNNED} or zero and more. */
    long of(int row) {
        if (shunned.get(row)) {
            return SHUNNED;
        }
        long sum = 0;
        for (Bonus bonus : bonuses) {
            sum += bonus.rows().get(row) ? bonus.worth() : 0;
        }
        return sum;
    }

    /** No node is preferred more. */
    long most() {
        long sum = 0;
        for (Bonus bonus : bonuses) {
            sum += bonus.worth();
        }
        return sum;
    }
}
