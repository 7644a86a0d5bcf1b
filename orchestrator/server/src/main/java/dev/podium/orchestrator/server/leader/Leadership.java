package dev.podium.orchestrator.server.leader;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.podium.orchestrator.store.ClusterStore;
import dev.podium.orchestrator.store.ClusterStore.CommitResult;
import dev.podium.orchestrator.store.ClusterStore.Entry;
import dev.podium.orchestrator.store.ClusterStore.Guard;
import dev.podium.orchestrator.store.ClusterStore.Lease;
import dev.podium.orchestrator.store.ClusterStore.Range;
import dev.podium.orchestrator.store.ClusterStore.Watch;
import dev.podium.orchestrator.store.LeaseEndedException;
import dev.podium.orchestrator.store.StoreKeys;
import dev.podium.orchestrator.store.StoreUnavailableException;
import dev.podium.orchestrator.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server's standing candidacy: whenever there is no leader it tries to become it. */
public final class Leadership implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
    private static final int RENEWALS_PER_TTL = 3;
    /** For so long a leader that was wrongly taken for dead is not taken for dead again. */
    private static final Duration TRUST_AGAIN = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ClusterStore store;
    private final Settings settings;
    private final InstantSource clock;
    private final Office office;
    private final Bell bell = new Bell();
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean leading;
    private final Map<String, Instant> deposed = new HashMap<>();
    private boolean failing;

    /**
     * How a server stands for office.
     *
     * @param name of the server: the host and port of its gateway, as other servers reach them
     * @param ttl how long after its last sign of life a leader is replaced at the latest
     * @param pulse by which a leader whose process has ended is noticed sooner
     */
    public record Settings(String name, Duration ttl, Pulse pulse) {
        /** As short as etcd grants, and with a look at whether the leader's process is there. */
        public static Settings of(String name) {
            return new Settings(name, Duration.ofSeconds(2), new PortPulse());
        }

        public Settings named(String other) {
            return new Settings(other, ttl, pulse);
        }

        Duration renewEvery() {
            return ttl.dividedBy(RENEWALS_PER_TTL);
        }
    }

    private Leadership(ClusterStore store, Settings settings, InstantSource clock, Office office) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.office = office;
        this.thread = Thread.ofVirtual().name("leadership").unstarted(this::run);
    }

    /** Starts to stand for office; {@code office} is taken and left on a thread of its own. */
    public static Leadership start(ClusterStore store, Settings settings, InstantSource clock, Office office) {
        Leadership leadership = new Leadership(store, settings, clock, office);
        leadership.thread.start();
        return leadership;
    }

    /** Whether this server leads at the moment, as far as it knows. */
    public boolean leading() {
        return leading;
    }

    /** Gives up the office, if it holds it, and stands no longer. */
    @Override
    public void close() {
        closed = true;
        bell.ring();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try {
                campaign();
                failing = false;
            } catch (StoreUnavailableException | LeaseEndedException e) {
                if (!failing) {
                    LOG.warn("nobody can be elected while the cluster store is away, trying on: {}", e.getMessage());
                }
                failing = true;
                bell.await(PAUSE);
            } catch (RuntimeException e) {
                LOG.error("{} could not stand for leader or lead, trying again", settings.name(), e);
                bell.await(PAUSE);
            }
        }
    }

    private void campaign() {
        Lease lease = store.grant(settings.ttl());
        CommitResult result;
        try {
            result = store.commit(Transaction.builder()
                    .require(new Guard.Absent(StoreKeys.LEADER))
                    .put(StoreKeys.LEADER, settings.name().getBytes(UTF_8), lease)
                    .build());
        } catch (RuntimeException e) {
            endQuietly(lease);
            throw e;
        }
        switch (result) {
            case CommitResult.Committed(long revision) -> lead(lease, revision);
            case CommitResult.Conflict conflict -> {
                endQuietly(lease);
                awaitVacancy();
            }
        }
    }

    private void lead(Lease lease, long revision) {
        Bell.Ring lost = bell.fresh();
        Term term = new Term(revision, clock.instant(), lost::ring);
        LOG.info("{} leads from revision {}", settings.name(), revision);
        leading = true;
        try (Office.Work _ = office.take(term)) {
            renewUntil(lost, lease);
        } finally {
            leading = false;
            LOG.info("{} leads no longer", settings.name());
            endQuietly(lease);
        }
        // Somebody else goes first, and a term that ends at once does not become a busy loop.
        bell.await(PAUSE);
    }

    /** Keeps the lease alive until the term is over; an unreachable store ends it only when the lease must have run out. */
    private void renewUntil(Bell.Ring lost, Lease lease) {
        Instant renewed = clock.instant();
        while (!closed && !lost.awaited(settings.renewEvery())) {
            Instant asked = clock.instant();
            try {
                if (!lease.keepAlive()) {
                    return;
                }
                renewed = asked;
            } catch (StoreUnavailableException e) {
                if (!asked.isBefore(renewed.plus(settings.ttl()))) {
                    LOG.warn("the lease of {} cannot be renewed: {}", settings.name(), e.getMessage());
                    return;
                }
            }
        }
    }

    private void awaitVacancy() {
        Range range = store.range(StoreKeys.LEADER);
        if (range.entries().isEmpty()) {
            return;
        }
        Entry leader = range.entries().getFirst();
        if (name(leader).equals(settings.name())) {
            // Nobody else has this address: it is what an earlier process of this server left behind.
            depose(leader);
            return;
        }
        Bell.Ring vacant = bell.fresh();
        Bell.Ring dead = bell.fresh();
        try (Watch _ = store.watch(StoreKeys.LEADER, range.revision(), new VacancyWatcher(vacant::ring, dead::ring));
                Pulse.Feeling _ = settings.pulse().feel(name(leader), dead::ring)) {
            while (!closed && !dead.awaited(Duration.ofDays(1))) {
                LOG.debug("{} still waits for the office", settings.name());
            }
        }
        if (!closed && !vacant.rung()) {
            depose(leader);
        }
    }

    /**
     * The leader's process has ended, but its lease has not: the key is removed on its behalf. Were it alive after all, its fence would no
     * longer hold. A leader that came back to office after that is left to its lease.
     */
    private void depose(Entry leader) {
        String name = name(leader);
        Instant now = clock.instant();
        Optional<Instant> before = Optional.ofNullable(deposed.put(name, now));
        if (before.filter(then -> now.isBefore(then.plus(TRUST_AGAIN))).isPresent()) {
            LOG.warn("{} seems dead again and was not: left to its lease", name);
            bell.await(settings.ttl());
            return;
        }
        boolean removed = store.commit(Transaction.builder()
                        .require(new Guard.Unchanged(leader.key(), leader.modRevision()))
                        .delete(leader.key())
                        .build())
                .committed();
        if (removed) {
            LOG.info("the process of leader {} has ended; {} does not wait for its lease to", name, settings.name());
        }
    }

    private static String name(Entry leader) {
        return new String(leader.value(), UTF_8);
    }

    private static void endQuietly(Lease lease) {
        try {
            lease.close();
        } catch (StoreUnavailableException e) {
            LOG.debug("lease {} ends by itself: {}", lease.id(), e.getMessage());
        }
    }
}
