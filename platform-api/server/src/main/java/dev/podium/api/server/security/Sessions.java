package dev.podium.api.server.security;

import dev.podium.api.contract.auth.Tokens;
import dev.podium.api.server.resource.Writes;
import dev.podium.api.server.security.RefreshRows.RefreshRow;
import dev.podium.api.server.security.SessionRows.SessionRow;
import dev.podium.api.server.settings.Ids;
import dev.podium.api.server.users.SessionEnder;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sign-ins and their tokens. A refresh token is replaced by each use; when one comes a second time somebody has a copy of it, and
 * the whole session ends.
 */
@Singleton
final class Sessions implements SessionEnder {
    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    private static final Duration ACCESS_LIFE = Duration.ofMinutes(10);
    private static final Duration IDLE_LIFE = Duration.ofDays(14);
    private static final int SECRET_BYTES = 32;

    private final SessionRows sessions;
    private final RefreshRows refreshes;
    private final AccessTokens tokens;
    private final Writes writes;
    private final InstantSource clock;
    private final Ids ids;
    private final SecureRandom random;

    Sessions(
            SessionRows sessions,
            RefreshRows refreshes,
            AccessTokens tokens,
            Writes writes,
            InstantSource clock,
            Ids ids,
            SecureRandom random) {
        this.sessions = sessions;
        this.refreshes = refreshes;
        this.tokens = tokens;
        this.writes = writes;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
    }

    /** What came of a refresh. */
    private sealed interface Refreshed {
        record Fresh(Tokens tokens) implements Refreshed {}

        record Unknown() implements Refreshed {}

        record Ended() implements Refreshed {}

        record Reused(SessionRow session) implements Refreshed {}
    }

    Tokens open(String user) {
        return writes.run(() -> {
            Instant now = clock.instant();
            sessions.deleteExpired(now.minus(IDLE_LIFE));
            UUID id = ids.next();
            sessions.insert(new SessionRow(id, user, now, now.plus(IDLE_LIFE), null));
            return issue(user, id, now);
        });
    }

    /** @throws dev.podium.api.server.error.ApiProblem 401 when the token is unknown, used or its session over */
    Tokens refresh(String refreshToken) {
        // The outcome is decided inside the transaction and told outside, so that ending a session is not rolled back.
        return switch (writes.run(() -> tryRefresh(hash(refreshToken)))) {
            case Refreshed.Fresh fresh -> fresh.tokens();
            case Refreshed.Unknown _ ->
                throw AccessTokens.refused("refresh_token_invalid", "there is no such refresh token. Sign in again");
            case Refreshed.Ended _ -> throw AccessTokens.refused("session_ended", "its session is over. Sign in again");
            case Refreshed.Reused reused -> {
                log.warn(
                        "A refresh token of {} came a second time: somebody has a copy. Ended session {}",
                        reused.session().userName(),
                        reused.session().id());
                throw AccessTokens.refused(
                        "refresh_token_reused",
                        "it was used before, so somebody may have a copy; the session has been ended. Sign in again");
            }
        };
    }

    /** Unknown tokens are no error: the caller wanted them to be worthless, and they are. */
    void close(String refreshToken) {
        refreshes.findByTokenHash(hash(refreshToken)).ifPresent(row -> sessions.end(row.sessionId(), clock.instant()));
    }

    boolean open(UUID session) {
        return sessions.findById(session)
                .filter(row -> row.open(clock.instant()))
                .isPresent();
    }

    @Override
    public void endAll(String user) {
        sessions.endAll(user, clock.instant());
    }

    /** Ends all of the user's sessions but one. */
    void endOthers(String user, Optional<UUID> kept) {
        kept.ifPresentOrElse(id -> sessions.endOthers(user, id, clock.instant()), () -> endAll(user));
    }

    private Refreshed tryRefresh(String hash) {
        Optional<RefreshRow> row = refreshes.findByTokenHash(hash);
        if (row.isEmpty()) {
            return new Refreshed.Unknown();
        }
        Instant now = clock.instant();
        SessionRow session = sessions.findById(row.get().sessionId()).orElseThrow();
        if (!session.open(now)) {
            return new Refreshed.Ended();
        }
        if (refreshes.use(hash, now) == 0) {
            sessions.end(session.id(), now);
            return new Refreshed.Reused(session);
        }
        sessions.extend(session.id(), now.plus(IDLE_LIFE));
        return new Refreshed.Fresh(issue(session.userName(), session.id(), now));
    }

    private Tokens issue(String user, UUID session, Instant now) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String refresh = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        refreshes.insert(new RefreshRow(hash(refresh), session, now, null));
        String access = tokens.issue(user, Optional.of(session), ids.next(), ACCESS_LIFE);
        return new Tokens(access, refresh, "Bearer", ACCESS_LIFE.toSeconds());
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
