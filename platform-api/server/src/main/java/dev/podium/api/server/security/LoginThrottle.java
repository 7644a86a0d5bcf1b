package dev.podium.api.server.security;

import dev.podium.api.server.error.ApiProblem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slows down whoever guesses passwords, per account and per address: after a few failures in a row each next try must wait, twice
 * as long each time. An attempt counts as failed until it is known to have succeeded, so that trying in parallel gains nothing.
 *
 * <p>Kept in memory and bounded: losing it costs an attacker's progress bar, nothing else.
 */
@Singleton
final class LoginThrottle {
    private static final int FREE_PER_ACCOUNT = 5;
    private static final int FREE_PER_ADDRESS = 20;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration FORGET_AFTER = Duration.ofMinutes(15);
    private static final int MOST_KEPT = 20_000;

    private final InstantSource clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_KEPT;
        }
    };

    LoginThrottle(InstantSource clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {}

    /**
     * Notes an attempt.
     *
     * @throws ApiProblem 429 with {@code Retry-After} when it comes too early
     */
    synchronized void begin(String account, String address) {
        Instant now = clock.instant();
        Duration wait = longer(wait(of(account), FREE_PER_ACCOUNT, now), wait(from(address), FREE_PER_ADDRESS, now));
        if (wait.isPositive()) {
            throw ApiProblem.tooManyRequests(
                    "login_slowed_down",
                    "Too many failed sign-ins. Wait " + (wait.toSeconds() + 1) + " s before the next try.",
                    wait.plusSeconds(1));
        }
        count(of(account), now);
        count(from(address), now);
    }

    synchronized void succeeded(String account, String address) {
        failures.remove(of(account));
        failures.computeIfPresent(
                from(address), (_, seen) -> seen.count() > 1 ? new Failures(seen.count() - 1, seen.last()) : null);
    }

    private Duration wait(String key, int free, Instant now) {
        @Nullable Failures seen = failures.get(key);
        if (seen == null || seen.count() < free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(seen.count() - free, 10);
        Duration wait = shorter(FIRST_WAIT.multipliedBy(1L << doublings), LONGEST_WAIT);
        return Duration.between(now, seen.last().plus(wait));
    }

    private void count(String key, Instant now) {
        failures.merge(
                key,
                new Failures(1, now),
                (seen, first) ->
                        seen.last().plus(FORGET_AFTER).isBefore(now) ? first : new Failures(seen.count() + 1, now));
    }

    private static String of(String account) {
        return "account " + account;
    }

    private static String from(String address) {
        return "address " + address;
    }

    private static Duration longer(Duration first, Duration second) {
        return first.compareTo(second) > 0 ? first : second;
    }

    private static Duration shorter(Duration first, Duration second) {
        return first.compareTo(second) < 0 ? first : second;
    }
}
