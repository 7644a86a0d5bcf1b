package dev.podium.api.contract.client;

import dev.podium.api.contract.auth.Tokens;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The tokens of one signed-in person, renewed when the API says they have run out.
 *
 * <p>A refresh token works once: however many requests fail at the same time, one of them renews and the others use what it got.
 */
public final class SessionCredentials implements Credentials {
    private final ReentrantLock lock = new ReentrantLock();
    private final UnaryOperator<Tokens> refresh;
    private final Listener listener;
    private volatile Tokens tokens;
    private volatile boolean ended;

    /** @param refresh exchanges spent tokens for fresh ones, or throws {@link ApiException} */
    SessionCredentials(Tokens tokens, UnaryOperator<Tokens> refresh, Listener listener) {
        this.tokens = tokens;
        this.refresh = refresh;
        this.listener = listener;
    }

    /** Told what becomes of a session, on the thread whose request found out. */
    public interface Listener {
        /** Fresh tokens replaced the old ones: keep these. */
        void renewed(Tokens tokens);

        /** The session cannot be renewed any more: sign in again. */
        void ended(ApiException why);

        /** Takes no notice. */
        Listener NONE = new Listener() {
            @Override
            public void renewed(Tokens tokens) {}

            @Override
            public void ended(ApiException why) {}
        };
    }

    public Tokens tokens() {
        return tokens;
    }

    @Override
    public Optional<String> accessToken() {
        return Optional.of(tokens.accessToken());
    }

    @Override
    public boolean renew(String refused) {
        lock.lock();
        try {
            if (!tokens.accessToken().equals(refused)) {
                return true;
            }
            return !ended && renewNow();
        } finally {
            lock.unlock();
        }
    }

    private boolean renewNow() {
        try {
            tokens = refresh.apply(tokens);
            listener.renewed(tokens);
            return true;
        } catch (ApiException.Unauthenticated e) {
            ended = true;
            listener.ended(e);
            return false;
        }
    }
}
