package dev.podium.orchestrator.store.embedded;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The leases that were granted, and when each ends. Safe for use by several threads. */
final class LeaseBook {
    private final InstantSource clock;
    private final Map<Long, Term> terms = new HashMap<>();
    private long last = Stored.NO_LEASE;

    private record Term(Duration ttl, Instant end) {
        Term renewed(Instant now) {
            return new Term(ttl, now.plus(ttl));
        }

        boolean over(Instant now) {
            return !end.isAfter(now);
        }
    }

    LeaseBook(InstantSource clock) {
        this.clock = clock;
    }

    synchronized long grant(Duration ttl) {
        last++;
        terms.put(last, new Term(ttl, clock.instant().plus(ttl)));
        return last;
    }

    synchronized boolean keepAlive(long lease) {
        Instant now = clock.instant();
        Term term = terms.get(lease);
        if (term == null || term.over(now)) {
            return false;
        }
        terms.put(lease, term.renewed(now));
        return true;
    }

    synchronized boolean lives(long lease) {
        Term term = terms.get(lease);
        return term != null && !term.over(clock.instant());
    }

    /** Lets a lease end now; it stays in the book until its keys are gone. */
    synchronized void end(long lease) {
        terms.computeIfPresent(lease, (id, term) -> new Term(term.ttl(), Instant.MIN));
    }

    /** Leases whose keys are to be deleted. */
    synchronized List<Long> over() {
        Instant now = clock.instant();
        return terms.entrySet().stream()
                .filter(each -> each.getValue().over(now))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    synchronized void forget(List<Long> leases) {
        leases.forEach(terms::remove);
    }

    /** How long until the next one ends unless it is kept alive. */
    synchronized Optional<Duration> untilNextEnd() {
        Instant now = clock.instant();
        return terms.values().stream()
                .map(Term::end)
                .min(Instant::compareTo)
                .map(end -> end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO);
    }
}
