package dev.podium.api.server.audit;

import dev.podium.api.contract.audit.AuditVerification;
import dev.podium.api.server.resource.Writes;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals entries: each gets its place and a hash over itself and the one before, so that none can be changed, removed or put in between
 * without its being seen. Entries are written without one, so that writes do not wait for each other; they are sealed a moment later, by any server,
 * one server at a time. Removes what is old from the beginning and remembers where it stopped, so that the rest stays provable.
 */
@Context
final class AuditChain {
    private static final Logger LOG = LoggerFactory.getLogger(AuditChain.class);
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final Duration TIDY = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(400);
    private static final int BATCH = 200;

    private final AuditRows rows;
    private final AuditEnds ends;
    private final Writes writes;
    private final InstantSource clock;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("podium-audit").unstarted(this::run);
    private Instant tidyAt = Instant.MIN;

    AuditChain(AuditRows rows, AuditEnds ends, Writes writes, InstantSource clock) {
        this.rows = rows;
        this.ends = ends;
        this.writes = writes;
        this.clock = clock;
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    @PreDestroy
    void stop() {
        thread.interrupt();
    }

    void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    private void run() {
        while (true) {
            try {
                sealAll();
                tidy();
                if (wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException closed) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("audit entries could not be sealed and are tried again", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            wake.tryAcquire(1, TimeUnit.SECONDS);
        } catch (InterruptedException closed) {
            thread.interrupt();
        }
    }

    void sealAll() {
        int sealed = BATCH;
        while (sealed == BATCH) {
            sealed = writes.run(this::sealSome);
        }
    }

    private int sealSome() {
        AuditEnd end = ends.lock(AuditEnd.NEWEST);
        List<AuditRow> fresh = rows.unsealed(BATCH);
        for (AuditRow row : fresh) {
            long place = end.place() + 1;
            String hash = row.hashAt(place, end.hash());
            if (rows.seal(row.id(), place, hash) == 1) {
                end = new AuditEnd(AuditEnd.NEWEST, place, hash);
            }
        }
        if (!fresh.isEmpty()) {
            ends.move(end);
        }
        return fresh.size();
    }

    /** Seldom: nothing gets too old between one write and the next. */
    private void tidy() {
        Instant now = clock.instant();
        if (!now.isBefore(tidyAt)) {
            removeBefore(now.minus(KEPT));
            tidyAt = now.plus(TIDY);
        }
    }

    private void removeBefore(Instant moment) {
        rows.lastBefore(moment)
                .ifPresent(last -> writes.run(() -> {
                    ends.lock(AuditEnd.REMOVED);
                    ends.move(new AuditEnd(AuditEnd.REMOVED, sealed(last.place()), String.valueOf(last.hash())));
                    return rows.removeUpTo(sealed(last.place()));
                }));
    }

    private static long sealed(@Nullable Long place) {
        return Optional.ofNullable(place).orElseThrow();
    }

    /** Follows the chain from the oldest entry that is kept to the newest. */
    AuditVerification verify() {
        sealAll();
        return writes.read(() -> {
            AuditEnd removed = ends.find(AuditEnd.REMOVED);
            AuditEnd newest = ends.find(AuditEnd.NEWEST);
            AuditEnd last = removed;
            List<AuditRow> some = rows.sealedAfter(last.place(), BATCH);
            while (!some.isEmpty()) {
                for (AuditRow row : some) {
                    long expected = last.place() + 1;
                    if (sealed(row.place()) != expected) {
                        return broken(removed, newest, expected, "entry " + expected + " is not there");
                    }
                    String hash = row.hashAt(expected, last.hash());
                    if (!hash.equals(row.hash())) {
                        return broken(
                                removed,
                                newest,
                                expected,
                                "entry " + expected + " (" + row.operation() + " by " + row.actor() + " at " + row.at()
                                        + ", request " + row.request() + ") is not as it was written");
                    }
                    last = new AuditEnd(AuditEnd.NEWEST, expected, hash);
                }
                some = rows.sealedAfter(last.place(), BATCH);
            }
            return last.place() == newest.place() && last.hash().equals(newest.hash())
                    ? intact(removed, newest)
                    : broken(
                            removed,
                            newest,
                            last.place() + 1,
                            "the entries from " + (last.place() + 1) + " on are not there");
        });
    }

    private static AuditVerification intact(AuditEnd removed, AuditEnd newest) {
        long entries = newest.place() - removed.place();
        return new AuditVerification(
                true,
                entries,
                removed.place(),
                newest.place(),
                newest.hash(),
                null,
                "all " + entries + " entries are as they were written");
    }

    private static AuditVerification broken(AuditEnd removed, AuditEnd newest, long place, String message) {
        return new AuditVerification(
                false, place - 1 - removed.place(), removed.place(), newest.place(), newest.hash(), place, message);
    }
}
