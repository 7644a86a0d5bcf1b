package dev.podium.portal.session;

import dev.podium.api.contract.auth.Tokens;
import dev.podium.api.contract.client.ApiException;
import dev.podium.api.contract.client.PodiumClient;
import dev.podium.api.contract.client.SessionCredentials;
import dev.podium.portal.PortalSettings;
import dev.podium.portal.platform.Platform;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs in at the API and keeps the tokens it gave, renewed ones replacing the old, until the session is signed out. */
@Singleton
final class ClientSignIn implements SignIn {
    private static final Logger log = LoggerFactory.getLogger(ClientSignIn.class);

    private final PodiumClient anonymous;
    private final Map<PortalSession, Purse> purses = new ConcurrentHashMap<>();

    ClientSignIn(PortalSettings settings) {
        this.anonymous = PodiumClient.to(settings.api());
    }

    @Override
    public PortalSession signIn(String username, String password) {
        Purse purse = new Purse(anonymous.auth().login(username, password));
        PortalSession session = new PortalSession(new Platform(anonymous.signedIn(purse.tokens, purse)));
        purse.session = session;
        purses.put(session, purse);
        return session;
    }

    @Override
    public void signOut(PortalSession session) {
        session.close();
        Purse purse = purses.remove(session);
        if (purse != null && !session.ended()) {
            logOut(session, purse.tokens);
        }
    }

    private void logOut(PortalSession session, Tokens tokens) {
        try {
            anonymous.auth().logout(tokens.refreshToken());
        } catch (ApiException e) {
            log.warn(
                    "Signing out {} was not told to the API, whose session runs out by itself",
                    session.me().user(),
                    e);
        }
    }

    /** The tokens of one session: keeps what a renewal brings and passes on that there will be no more. */
    private static final class Purse implements SessionCredentials.Listener {
        private volatile Tokens tokens;
        private volatile @Nullable PortalSession session;

        Purse(Tokens tokens) {
            this.tokens = tokens;
        }

        @Override
        public void renewed(Tokens fresh) {
            tokens = fresh;
        }

        @Override
        public void ended(ApiException why) {
            PortalSession ending = session;
            if (ending != null) {
                ending.end();
            }
        }
    }
}
