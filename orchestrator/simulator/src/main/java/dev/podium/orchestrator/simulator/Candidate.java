package dev.podium.orchestrator.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.podium.orchestrator.server.leader.Term;
import dev.podium.orchestrator.server.loop.ControlLoop;
import dev.podium.orchestrator.server.loop.SimulatedRounds;
import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.CommitResult;
import dev.podium.orchestrator.store.ClusterStore.Guard;
import dev.podium.orchestrator.store.ClusterStore.Lease;
import dev.podium.orchestrator.store.LeaseEndedException;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.Transaction;
import java.time.Duration;
import java.time.Instant;

/**
 * A server that stands for leader, keeps its lease and, while it leads, turns the rounds. The protocol is that of {@code
 * Leadership} and {@code ControlLoop}, on simulated time; the rounds, the term and its fence are the real ones.
 */
final class Candidate {
    private static final Duration TTL = Duration.ofSeconds(3);
    private static final Duration RENEW = TTL.dividedBy(3);
    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(10);
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    private final String name;
    private final Program program;
    private final ClusterStore store;
    private final ControlLoop.Means means;
    private final Pace pace;
    private int terms;
    private boolean leading;

    /** How quick the server is, and who is told what it does. */
    record Pace(Chance chance, int planning, Trace trace) {}

    Candidate(String name, Program program, ClusterStore store, ControlLoop.Means means, Pace pace) {
        this.name = name;
        this.program = program;
        this.store = store;
        this.means = means;
        this.pace = pace;
    }

    /** Whether it thinks that it leads. */
    boolean leading() {
        return leading;
    }

    void campaign() {
        try {
            Lease lease = store.grant(TTL);
            CommitResult result = store.commit(Transaction.builder()
                    .require(new Guard.Absent(StoreKeys.LEADER))
                    .put(StoreKeys.LEADER, name.getBytes(UTF_8), lease)
                    .build());
            if (result instanceof CommitResult.Committed(long revision)) {
                new Leading(lease, revision).begin();
                return;
            }
            lease.close();
        } catch (StoreUnavailableException | LeaseEndedException e) {
            pace.trace().say(name, "cannot stand for leader: " + e.getMessage());
        }
        program.after(pace.chance().millis(300, 800), this::campaign);
    }

    /** One term. */
    private final class Leading {
        private final Lease lease;
        private final SimulatedRounds rounds;
        private final AutoCloseable subscription;
        private final int number = ++terms;
        private Instant renewed = program.instant();
        private Duration rest = Duration.ofMillis(100);
        private boolean dirty = true;
        private boolean busy;
        private boolean over;
        private int alarm;

        Leading(Lease lease, long revision) {
            this.lease = lease;
            this.rounds = new SimulatedRounds(means, new Term(revision, program.instant(), this::end));
            this.subscription = means.mirror().onChange(change -> {
                if (!(change instanceof dev.podium.orchestrator.store.mirror.MirrorChange.OutlookChanged)) {
                    dirty = true;
                    wake(pace.chance().millis(2, 40));
                }
            });
        }

        void begin() {
            leading = true;
            pace.trace().say(name, "leads, term " + number);
            program.after(RENEW, this::renew);
            wake(Duration.ZERO);
        }

        private void renew() {
            if (over) {
                return;
            }
            Instant asked = program.instant();
            try {
                if (!lease.keepAlive()) {
                    end();
                    return;
                }
                renewed = asked;
            } catch (StoreUnavailableException e) {
                if (!asked.isBefore(renewed.plus(TTL))) {
                    end();
                    return;
                }
            }
            program.after(RENEW, this::renew);
        }

        private void wake(Duration when) {
            if (!busy && !over) {
                busy = true;
                program.after(when, this::decide);
            }
        }

        private void decide() {
            if (over) {
                return;
            }
            try {
                if (!rounds.mayDecide()) {
                    program.after(SHORTEST_SLEEP, this::decide);
                    return;
                }
                dirty = false;
                SimulatedRounds.Decision decision = rounds.decide();
                program.after(pace.chance().millis(1, pace.planning()), () -> carryOut(decision));
            } catch (StoreUnavailableException e) {
                failed();
            }
        }

        private void carryOut(SimulatedRounds.Decision decision) {
            if (over) {
                return;
            }
            try {
                SimulatedRounds.Outcome outcome = decision.carryOut();
                rest = Duration.ofMillis(100);
                busy = false;
                switch (outcome) {
                    case DONE -> decision.plan().wakeAt().ifPresent(this::sleepUntil);
                    case STALE -> {
                        pace.trace().say(name, "drops a plan: the state had moved on");
                        dirty = true;
                    }
                    case DEPOSED -> end();
                }
                if (dirty) {
                    wake(Duration.ZERO);
                }
            } catch (StoreUnavailableException e) {
                failed();
            }
        }

        private void sleepUntil(Instant moment) {
            int mine = ++alarm;
            Instant soonest = program.instant().plus(SHORTEST_SLEEP);
            program.at(moment.isBefore(soonest) ? soonest : moment, () -> {
                if (mine == alarm) {
                    wake(Duration.ZERO);
                }
            });
        }

        private void failed() {
            rounds.failed();
            busy = true;
            program.after(rest, this::decide);
            rest = rest.multipliedBy(2).compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest.multipliedBy(2);
        }

        private void end() {
            if (over) {
                return;
            }
            over = true;
            leading = false;
            pace.trace().say(name, "leads no longer, term " + number);
            try {
                subscription.close();
                lease.close();
            } catch (StoreUnavailableException e) {
                // The lease ends by itself.
            } catch (Exception e) {
                throw new IllegalStateException("a subscription ends quietly", e);
            }
            program.after(Duration.ofMillis(500), Candidate.this::campaign);
        }
    }
}
