package dev.podium.orchestrator.server.loop;

import dev.podium.orchestrator.server.leader.Office;
import dev.podium.orchestrator.server.leader.Term;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.mirror.ClusterMirror;
import dev.podium.orchestrator.store.mirror.MirrorChange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loop of one term. */
public final class ControlLoop implements Office.Work {
    private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);
    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(10);
    /** After a round that led to nothing; the next one will hardly lead to more. */
    private static final Duration LONGEST_REST = Duration.ofMillis(100);

    /** The revision that is waited for may be one the mirror never hears of. */
    private static final Duration MARK_AFTER = Duration.ofSeconds(1);

    private static final Duration MIRROR_PATIENCE = Duration.ofSeconds(10);

    private final Means means;
    private final Term term;
    private final Rounds rounds;
    private final WakeSignal signal = new WakeSignal();
    private final FailureLog failures = new FailureLog(LOG, "the control loop");
    private final ClusterMirror.Subscription subscription;
    private final Thread thread;
    private volatile boolean closed;

    /** What loops of all terms work with. */
    public record Means(
            ClusterMirror mirror, Decisions decisions, Committing committing, InstantSource clock, LoopCounts counts) {}

    /** Makes the committer of a term. */
    public interface Committing {
        Committer in(Term term);
    }

    private ControlLoop(Means means, Term term) {
        this.means = means;
        this.term = term;
        this.rounds = new Rounds(means, term);
        this.subscription = means.mirror().onChange(this::changed);
        this.thread = Thread.ofPlatform().name("control-loop").daemon().unstarted(this::run);
    }

    /** Starts to decide for {@code term}. */
    public static ControlLoop start(Means means, Term term) {
        ControlLoop loop = new ControlLoop(means, term);
        loop.thread.start();
        return loop;
    }

    @Override
    public void close() {
        closed = true;
        subscription.close();
        signal.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void changed(MirrorChange change) {
        // Outlooks are the loop's own words; nothing follows from them.
        if (!(change instanceof MirrorChange.OutlookChanged)) {
            signal.mark();
        }
    }

    private void run() {
        try {
            while (!closed) {
                signal.await(turn());
            }
        } catch (DeposedException e) {
            LOG.info("{}", e.getMessage());
        } catch (InterruptedException e) {
            LOG.warn("the control loop was interrupted and ends its term", e);
        } finally {
            // However it ended: a leader that does not decide must not stay one.
            term.lost();
        }
    }

    /** One round, or a rest after a failed one; how long to sleep unless something changes. */
    private Optional<Duration> turn() throws InterruptedException {
        try {
            signal.clear();
            Optional<Duration> sleep = round();
            failures.over();
            return sleep;
        } catch (DeposedException e) {
            throw e;
        } catch (RuntimeException e) {
            rounds.failed();
            signal.mark();
            boolean _ = signal.rest(failures.next(e));
            return Optional.empty();
        }
    }

    private Optional<Duration> round() throws InterruptedException {
        catchUp();
        long start = System.nanoTime();
        Rounds.Decided decided = rounds.decide();
        long took = System.nanoTime() - start;
        if (!rounds.carryOut(decided)) {
            signal.mark();
        } else if (decided.plan().empty()) {
            rest(Duration.ofNanos(took));
        }
        return decided.plan().wakeAt().map(this::sleepUntil);
    }

    /**
     * As long as deciding took. When thousands of nodes come or report, most rounds decide nothing: they must not keep a processor from
     * those who bring the news, and what comes meanwhile is looked at together.
     */
    private void rest(Duration took) throws InterruptedException {
        boolean _ = signal.rest(took.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : took);
    }

    private void catchUp() {
        if (!means.mirror().awaitRevision(rounds.mustHaveSeen(), MARK_AFTER) && !closed) {
            long wanted = rounds.mark();
            if (!means.mirror().awaitRevision(wanted, MIRROR_PATIENCE) && !closed) {
                throw new StoreUnavailableException(
                        "the mirror has not reached revision " + wanted + " within " + MIRROR_PATIENCE,
                        new IllegalStateException("it is at " + means.mirror().revision()));
            }
        }
    }

    private Duration sleepUntil(Instant wakeAt) {
        Duration left = Duration.between(means.clock().instant(), wakeAt);
        return left.compareTo(SHORTEST_SLEEP) < 0 ? SHORTEST_SLEEP : left;
    }
}
