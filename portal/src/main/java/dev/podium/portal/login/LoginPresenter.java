package dev.podium.portal.login;

import dev.podium.api.contract.client.ApiException;
import dev.podium.portal.session.PortalSession;
import dev.podium.portal.session.SignIn;
import io.micronaut.context.annotation.Prototype;
import java.time.Duration;

/** Decides what becomes of an attempt to sign in. */
@Prototype
final class LoginPresenter {
    private final SignIn signIn;

    LoginPresenter(SignIn signIn) {
        this.signIn = signIn;
    }

    /** What became of it. */
    sealed interface Outcome {
        record Welcome(PortalSession session) implements Outcome {}

        record Refused(String title, String text) implements Outcome {}
    }

    Outcome signIn(String username, String password) {
        if (username.isBlank() || password.isEmpty()) {
            return new Outcome.Refused("Something is missing", "Enter your user name and your password.");
        }
        try {
            return new Outcome.Welcome(signIn.signIn(username.strip(), password));
        } catch (ApiException.Unauthenticated e) {
            return new Outcome.Refused("That did not work", "The user name or the password is not right. Try again.");
        } catch (ApiException.TooManyRequests e) {
            return new Outcome.Refused("Too many attempts", "Wait " + words(e.retryAfter()) + ", then try again.");
        } catch (ApiException.Unavailable e) {
            return new Outcome.Refused(
                    "The platform does not answer", e.problem().detail());
        } catch (ApiException e) {
            return new Outcome.Refused(e.problem().title(), e.problem().detail());
        }
    }

    void signOut(PortalSession session) {
        signIn.signOut(session);
    }

    /** The address to go to after signing in: only ever one inside the portal. */
    static String safe(String from) {
        String path = from.split("\\?", 2)[0];
        boolean inside = !path.contains("//") && !path.contains("\\") && !path.startsWith("/") && !path.contains(":");
        return inside && !from.startsWith(LoginView.PATH) ? from : "";
    }

    private static String words(Duration wait) {
        long seconds = Math.max(1, wait.toSeconds());
        return seconds == 1 ? "a second" : seconds + " seconds";
    }
}
