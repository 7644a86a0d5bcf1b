package dev.podium.orchestrator.simulator.invariant;

import dev.podium.orchestrator.model.cluster.Plan;
import dev.podium.orchestrator.server.loop.Decisions;
import dev.podium.orchestrator.simulator.World;
import java.time.Duration;
import java.time.Instant;

/**
 * A leader that has nothing to do says when it will have, if nothing happens before: until the moment it names, or for as long as
 * anybody could wait if it names none, it would go on finding nothing to do.
 *
 * <p>Each time costs another plan, so one in so many is looked at.
 */
public final class TimelyWaking implements Invariant {
    private static final int ONE_IN = 10;
    private static final Duration LONG = Duration.ofMinutes(30);

    private final Decisions planner;
    private int idle;

    /** @param planner decides as the leaders do, and may be asked without anything following from it */
    public TimelyWaking(Decisions planner) {
        this.planner = planner;
    }

    @Override
    public String name() {
        return "a leader wakes when there is something to do";
    }

    @Override
    public void idle(Decision decision, World world) {
        if (idle++ % ONE_IN != 0) {
            return;
        }
        Instant last = decision.plan()
                .wakeAt()
                .map(at -> at.minusMillis(1))
                .orElse(decision.at().plus(LONG));
        if (last.isAfter(decision.at())) {
            Plan then = planner.plan(decision.snapshot(), last);
            if (!then.empty()) {
                throw broken("at " + decision.at() + " there is nothing to do until "
                        + decision.plan().wakeAt().map(Instant::toString).orElse("something happens")
                        + ", and a millisecond before, or after " + LONG + ", there would be " + then.changes());
            }
        }
    }
}
